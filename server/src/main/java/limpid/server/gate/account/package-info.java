/**
 * What people do at the entrance and with their own account, over HTTP.
 *
 * <p>In: requests of browsers. Out: replies in JSON, and cookies. Imports {@code core}, {@code host}, {@code wire},
 * {@code server.gate}, {@code server.gate.browser}, {@code server.account}. Promise: nothing here tells whether somebody
 * else's account exists, and what is grave asks for the password again.
 */
@NullMarked
package limpid.server.gate.account;

import org.jspecify.annotations.NullMarked;
