package limpid.cli.device;

import static org.assertj.core.api.Assertions.assertThat;

import limpid.cli.frame.Exit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class StandingTest {
    @ParameterizedTest
    @CsvSource({
        "IN_STEP, '', DONE",
        "IN_STEP, IGNORED_BY_RULE, DONE",
        "SYNCING, UPLOADING, NOT_SO",
        "WAITING, SERVER_UNREACHABLE, NOT_SO",
        "NEEDS_YOU, TOKEN_REVOKED, SIGN_IN",
        "NEEDS_YOU, NOT_SIGNED_IN, SIGN_IN",
        "NEEDS_YOU, 'QUOTA_EXCEEDED TOKEN_REVOKED', SIGN_IN",
        "NEEDS_YOU, A_CODE_OF_A_LATER_RELEASE, NOT_SO"
    })
    void endsCommandsByWhatTheAgentSays(String state, String codes, Exit exit) {
        ObjectNode status = new JsonMapper().createObjectNode().put("state", state);
        var reasons = status.putArray("reasons");
        for (String code : codes.split(" ", -1)) {
            reasons.addObject().put("code", code);
        }
        assertThat(Standing.of(status)).isEqualTo(exit);
    }
}
