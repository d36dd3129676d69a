package limpid.cli.device;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import limpid.agent.run.AgentDoor;
import limpid.agent.run.DeviceRecord;
import limpid.agent.run.Eraser;
import limpid.agent.run.LocalCopy;
import limpid.cli.frame.Pace;
import limpid.core.reason.Reason;
import limpid.wire.message.SignInRequest;

/** Whether this computer is a device, and how it ceases to be one or becomes one again. */
public interface Membership {
    /** Whether the server answers and knows the device. */
    boolean isKnown(Optional<Path> state);

    /** Why the server does not take the device for one of its own, or does not answer; empty if it does. */
    Optional<Reason> refusal(Optional<Path> state);

    /** Takes the device off its server; one that is off is well. Fails with: what the link says. */
    void leaveServer(Optional<Path> state);

    /** How much stands on this computer of what a device keeps in step. */
    LocalCopy copy(Optional<Path> state);

    /** Removes here what the server holds. Fails with: what {@link Eraser#erase} says. */
    Eraser.Erased erase(Optional<Path> state);

    /** Tells the server what was removed; false if it could not be told. */
    boolean isTold(Optional<Path> state, Eraser.Erased erased);

    /** Forgets the device here; returns where its files stay. Fails with: STATE_IN_USE. */
    Path forget(Optional<Path> state);

    /** Pairs again with a new code. Fails with: what {@link limpid.agent.run.Joiner#signIn} says. */
    DeviceRecord signIn(Optional<Path> state, Optional<URI> server, String code);

    /**
     * Signs in again on a device that its server asks to, by the person's password. Fails with: what
     * {@link limpid.agent.run.Joiner#signInAgain} says.
     */
    DeviceRecord signInAgain(Optional<Path> state, SignInRequest typed);

    /** Tells the agent of a device to stop, and waits until it has, for as long as a command waits for an agent. */
    static void stopAgent(Devices devices, Optional<Path> state, Pace pace) throws InterruptedException {
        Instant end = pace.now().plus(Devices.PATIENCE);
        if (devices.ask(state, AgentDoor.question("stop")).isEmpty()) {
            return;
        }
        while (!devices.folder(state).isFree() && pace.now().isBefore(end)) {
            pace.pause(Duration.ofMillis(100));
        }
    }
}
