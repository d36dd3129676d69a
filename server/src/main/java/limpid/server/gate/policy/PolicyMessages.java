package limpid.server.gate.policy;

import java.util.List;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.server.policy.Policy;
import limpid.server.policy.Rules;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;

/** What browsers and this server say to each other about policies. */
final class PolicyMessages {
    static final Codec<Wanted> WANTED = Records.of(Wanted.class);
    static final Codec<Listed> LISTED = Records.of(Listed.class);
    static final Codec<List<Listed>> ALL_LISTED = Records.listOf(Listed.class);
    static final Codec<List<Binding>> BINDING = Records.listOf(Binding.class);

    private static final int NAME_CHARACTERS_MAX = 60;
    private static final int CONTACT_CHARACTERS_MAX = 200;
    private static final int HOMES_MAX = 1000;

    private PolicyMessages() {}

    /**
     * What an administrator wants a policy to be.
     *
     * @param all whether it binds everybody on the server; then there are no {@code homes}
     */
    record Wanted(String name, Optional<Boolean> all, Optional<List<HomeId>> homes, String contact, Rules rules) {
        Wanted {
            name = visible("name", name.strip(), NAME_CHARACTERS_MAX);
            contact = visible("contact", contact.strip(), CONTACT_CHARACTERS_MAX);
            boolean everywhere = all.orElse(false);
            if (everywhere == homes.isPresent()) {
                throw new MalformedException("homes", "either all of them, or some");
            }
            homes.filter(some -> some.isEmpty() || some.size() > HOMES_MAX).ifPresent(_ -> {
                throw new MalformedException("homes", "at least one and at most " + HOMES_MAX);
            });
        }

        Policy as(String id, Policy.Author by) {
            return new Policy(id, name, homes, by, contact, rules);
        }
    }

    /** A policy as administrators see it. */
    record Listed(
            String id,
            String name,
            boolean all,
            Optional<List<HomeId>> homes,
            Policy.Author by,
            String contact,
            Rules rules) {
        static Listed of(Policy policy) {
            return new Listed(
                    policy.id(),
                    policy.name(),
                    policy.homes().isEmpty(),
                    policy.homes(),
                    policy.by(),
                    policy.contact(),
                    policy.rules());
        }
    }

    /** A policy as those see it whom it binds. */
    record Binding(String id, String name, Policy.Author by, String contact, Rules rules) {
        static Binding of(Policy policy) {
            return new Binding(policy.id(), policy.name(), policy.by(), policy.contact(), policy.rules());
        }
    }

    private static String visible(String field, String text, int lengthMax) {
        boolean plain = text.codePoints().noneMatch(Character::isISOControl);
        if (text.isEmpty() || text.length() > lengthMax || !plain) {
            throw new MalformedException(field, "1 to " + lengthMax + " characters on one line");
        }
        return text;
    }
}
