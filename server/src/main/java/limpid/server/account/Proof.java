package limpid.server.account;

/** How somebody proved who they are. Whoever holds one has checked it; {@link SignIn} believes it. */
public sealed interface Proof {
    /** In a few words, for the person's history; empty for the usual one. */
    String words();

    /** A password, with nothing more since nothing more is asked. */
    record Password() implements Proof {
        @Override
        public String words() {
            return "";
        }
    }

    /** A password, and a code of the person's authenticator. */
    record PasswordAndCode() implements Proof {
        @Override
        public String words() {
            return "second step";
        }
    }

    /** A password, and a recovery code in place of the authenticator's. */
    record PasswordAndRecoveryCode() implements Proof {
        @Override
        public String words() {
            return "recovery code as second step";
        }
    }

    /**
     * A passkey; both steps at once, since the authenticator asks for its person.
     *
     * @param name what the person calls it
     */
    record Passkey(String name) implements Proof {
        @Override
        public String words() {
            return "passkey " + name;
        }
    }

    /**
     * The word of a provider that an administrator trusts.
     *
     * @param name of the provider
     */
    record Provider(String name) implements Proof {
        @Override
        public String words() {
            return name;
        }
    }

    /** A recovery code in place of a forgotten password. */
    record RecoveryCode() implements Proof {
        @Override
        public String words() {
            return "recovery code";
        }
    }

    /** A link that somebody made for them who may. */
    record RecoveryLink() implements Proof {
        @Override
        public String words() {
            return "recovery link";
        }
    }

    /** They were just let in: by an invitation, or by the owner's link. */
    record Newcomer() implements Proof {
        @Override
        public String words() {
            return "new here";
        }
    }
}
