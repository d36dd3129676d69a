/**
 * The one program people start: its list of commands and what every command has in common.
 *
 * <p>In: arguments. Out: a command run, and an exit code that means the same everywhere. Imports every room; nothing
 * imports it. Promise: whoever types something wrong, or meets a failure, reads one sentence, its code and what to do;
 * never a stack trace.
 *
 * <p>To add a command: write a class with picocli's {@code @Command} that takes the {@code Terminal} in its constructor
 * and returns {@code Exit.….code()} from {@code call()}, in {@code cli.server} or {@code cli.device}; then add one line
 * to {@link limpid.cli.Commands}. Failures are thrown as {@code ReasonException}; {@code frame.Complaints} says them.
 */
@NullMarked
package limpid.cli;

import org.jspecify.annotations.NullMarked;
