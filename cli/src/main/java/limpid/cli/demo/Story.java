package limpid.cli.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import limpid.core.reason.Wording;
import limpid.host.task.TaskScope;

/** What happens in the demo, scene by scene. */
final class Story {
    private static final String LAPTOP = "laptop";
    private static final String DESKTOP = "desktop";
    private static final int PHOTO_MEBIBYTES = 4;
    private static final long SPARE_BYTES = 1 << 20;
    private static final long PLAN_BYTES = 1L << 30;

    private final Narrator narrator;
    private final Stage stage;
    private final Props props;
    private final int letters;

    Story(Narrator narrator, Stage stage, Props props, int letters) {
        this.narrator = narrator;
        this.stage = stage;
        this.props = props;
        this.letters = letters;
    }

    /** Tells all of it; the agents run in {@code scope}. */
    void tell(TaskScope scope) throws InterruptedException {
        opening(scope);
        changes();
        serverCut();
        planFull();
    }

    private void opening(TaskScope scope) throws InterruptedException {
        narrator.scene("A server of your own, and two computers");
        narrator.say("A server runs now, in a scratch folder. Its page, if you want to watch from there:");
        narrator.say("  " + stage.url());
        narrator.say("  sign in as " + Stage.EMAIL + " with the password " + stage.password());
        stage.bringIn(LAPTOP, scope);
        stage.bringIn(DESKTOP, scope);
        narrator.say(
                "Two devices have joined it, each with a code that works once: " + LAPTOP + " and " + DESKTOP + ".");
    }

    private void changes() throws InterruptedException {
        narrator.scene("Changes flow, both ways");
        for (int number = 1; number <= letters; number++) {
            // Each longer than the one before: short ones travel with their commit, long ones as chunks.
            String text = ("Letter number " + number + ".\n").repeat(number);
            props.write(on(LAPTOP, "Letters/letter-" + number + ".txt"), text);
        }
        photo(LAPTOP, "Photos/summer.jpg");
        narrator.say("On the laptop: " + letters + " letters and a photo of " + PHOTO_MEBIBYTES + " MiB.");
        sayInStep();
        narrator.status(DESKTOP, stage.state(DESKTOP));
        props.write(on(DESKTOP, "Letters/letter-1.txt"), "Letter number 1, with an answer.\n");
        props.rename(on(DESKTOP, "Photos"), on(DESKTOP, "Pictures"));
        narrator.say("On the desktop: one letter edited, the folder of photos renamed.");
        sayInStep();
    }

    private void serverCut() throws InterruptedException {
        narrator.scene("A fault: the server is gone");
        stage.cutServer();
        Path file = on(LAPTOP, "written-meanwhile.txt");
        props.write(file, "The server is away, and I write on.\n");
        narrator.say(
                "The server was stopped, and then a file was written on the laptop. Nobody is told that all is well:");
        awaitNamed("SERVER_UNREACHABLE");
        narrator.status(LAPTOP, stage.state(LAPTOP));
        narrator.why(LAPTOP, stage.state(LAPTOP), file);
        stage.startServer();
        narrator.say("The server is back. Nothing else has to be done.");
        sayInStep();
    }

    private void planFull() throws InterruptedException {
        narrator.scene("A fault: the plan is full");
        stage.plan(props.size(stage.files(LAPTOP)) + SPARE_BYTES);
        Path file = on(LAPTOP, "Pictures/winter.jpg");
        photo(LAPTOP, "Pictures/winter.jpg");
        narrator.say("The plan has room for another " + Wording.size(SPARE_BYTES) + "; a photo of " + PHOTO_MEBIBYTES
                + " MiB arrives on the laptop.");
        awaitNamed("QUOTA_EXCEEDED");
        narrator.status(LAPTOP, stage.state(LAPTOP));
        narrator.why(LAPTOP, stage.state(LAPTOP), file);
        stage.plan(PLAN_BYTES);
        narrator.say("Whoever runs the server has raised the plan to " + Wording.size(PLAN_BYTES) + ".");
        sayInStep();
        narrator.status(LAPTOP, stage.state(LAPTOP));
    }

    private void photo(String device, String name) {
        props.writePhoto(on(device, name), PHOTO_MEBIBYTES, name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Path on(String device, String name) {
        return stage.files(device).resolve(name);
    }

    private void awaitNamed(String code) throws InterruptedException {
        narrator.await("the cause " + code + " is named", () -> narrator.names(stage.state(LAPTOP), code));
    }

    /** Believes neither device: both have to say so, and the files have to be the same. */
    private void sayInStep() throws InterruptedException {
        Duration took = narrator.await("both are in step", this::isInStep);
        int files = props.look(stage.files(LAPTOP)).size();
        narrator.say(String.format(
                Locale.ROOT,
                "In step after %.1f s: %d files, the same names and the same contents on both.",
                took.toMillis() / 1000.0,
                files));
    }

    private boolean isInStep() {
        return narrator.isInStep(stage.state(LAPTOP))
                && narrator.isInStep(stage.state(DESKTOP))
                && props.look(stage.files(LAPTOP)).equals(props.look(stage.files(DESKTOP)));
    }
}
