package limpid.server.account;

import limpid.core.id.HomeId;
import limpid.core.id.PersonId;

/**
 * A signed-in browser.
 *
 * @param id by which people and logs name it
 */
public record Session(HomeId home, PersonId person, String id) {}
