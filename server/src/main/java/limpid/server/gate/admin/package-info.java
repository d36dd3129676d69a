/**
 * What whoever runs the server asks through a browser, and what machines ask of its health.
 *
 * <p>In: requests of administrators, probes, scrapers. Out: people and homes, jobs, the audit, backups, mail, metrics.
 * Imports {@code core}, {@code host}, {@code wire}, {@code store}, {@code server.gate}, {@code server.gate.browser}, and the
 * packages of what is looked after. Promise: nobody but an administrator gets an answer to what concerns others, and
 * nobody at all gets to see what lies in a home.
 */
@NullMarked
package limpid.server.gate.admin;

import org.jspecify.annotations.NullMarked;
