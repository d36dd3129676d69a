package limpid.cli.device;

import limpid.cli.frame.Exit;
import tools.jackson.databind.JsonNode;

/** How commands end by what an agent says of its device. */
final class Standing {
    private Standing() {}

    /** By a status: in step, not in step, or nothing to be done before somebody signs in. */
    static Exit of(JsonNode status) {
        return status.path("state").asString().equals("IN_STEP") ? Exit.DONE : held(status);
    }

    /** By a status that is not well. */
    static Exit held(JsonNode status) {
        return Exit.whileHeld(status.path("reasons").valueStream().map(reason -> reason.path("code")
                .asString("")));
    }
}
