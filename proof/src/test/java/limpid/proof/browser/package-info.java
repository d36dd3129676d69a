/**
 * The web app in a real browser, in front of a real server: walks through what people do, as they do it, and looks at every
 * page in both themes, on a phone and on a desktop.
 *
 * <p>In: the class path of the tests, Debian's Chromium, the app that the web room has built. Out: verdicts, and pictures under
 * {@code target/looks}. Imports nothing of Limpid but the journeys' processes. Promise: asks no other machine for anything.
 */
@NullMarked
package limpid.proof.browser;

import org.jspecify.annotations.NullMarked;
