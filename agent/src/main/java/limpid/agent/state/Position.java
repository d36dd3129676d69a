package limpid.agent.state;

import limpid.core.change.ChangeToken;

/**
 * How far the server's history was taken in.
 *
 * @param token to ask from
 * @param epoch of the collection then
 * @param seq what the token stands for
 */
public record Position(ChangeToken token, String epoch, long seq) {}
