package limpid.server.account;

import limpid.core.id.HomeId;
import limpid.core.id.PersonId;

/**
 * A signed-in browser.
 *
 * @param id by which people and logs name it
 * @param formToken goes into every form of its pages, so that another site cannot send one
 */
public record Session(HomeId home, PersonId person, String id, String formToken) {}
