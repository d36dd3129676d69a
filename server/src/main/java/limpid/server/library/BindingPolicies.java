package limpid.server.library;

import java.util.List;
import limpid.core.id.HomeId;
import limpid.server.library.commit.Bound;
import limpid.wire.message.PolicyNotice;

/** Which policies bind a home. Asked at each commit, so it answers from memory. Safe for all threads. */
public interface BindingPolicies {
    /** Nobody is bound. */
    BindingPolicies NONE = new BindingPolicies() {
        @Override
        public List<Bound> bounds(HomeId home) {
            return List.of();
        }

        @Override
        public List<PolicyNotice> notices(HomeId home) {
            return List.of();
        }
    };

    /** As far as commits are judged by them. */
    List<Bound> bounds(HomeId home);

    /** As far as devices have to keep them themselves. */
    List<PolicyNotice> notices(HomeId home);
}
