package limpid.server.policy;

import java.util.List;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.wire.message.PolicyNotice;

/**
 * What an administrator allows and forbids to some homes; also its form in the ledger.
 *
 * @param name what people call it
 * @param homes whom it binds; everybody on the server if it does not say
 * @param by the administrator who wrote it last
 * @param contact whom to ask about it
 */
public record Policy(String id, String name, Optional<List<HomeId>> homes, Author by, String contact, Rules rules) {
    /** Who wrote a policy. */
    public record Author(String name, String email) {}

    /** Whether it binds a home. */
    public boolean binds(HomeId home) {
        return homes.map(some -> some.contains(home)).orElse(true);
    }

    /** As far as devices have to keep it themselves. */
    PolicyNotice asNotice() {
        return new PolicyNotice(
                name,
                by.name(),
                contact,
                rules.collections(),
                rules.fileBytesMax(),
                rules.quietHours().map(Rules.Quiet::asHours));
    }
}
