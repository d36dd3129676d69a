/**
 * What people do with their own accounts: password, address, second step, app passwords, signing out, switching off.
 *
 * <p>In: who asks, and what they typed. Out: what changed, and what it does to each device. Imports {@code core},
 * {@code host}, {@code wire}, {@code store}, {@code server.library}, {@code server.secret}, {@code server.account} and
 * {@code server.account.factor}. Promise: nothing grave without the present password; what a change does to a device is
 * chosen before and said there afterwards; every change stands in the person's history.
 */
@NullMarked
package limpid.server.account.own;

import org.jspecify.annotations.NullMarked;
