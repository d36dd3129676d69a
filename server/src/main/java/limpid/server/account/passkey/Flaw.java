package limpid.server.account.passkey;

/** Why an answer was not accepted; with the words that the evidence of PASSKEY_REJECTED bears. */
enum Flaw {
    /** No such question is open. */
    NOT_ASKED("the question was not asked, was answered already, or is older than five minutes"),
    /** The account that it names does not know it. */
    UNKNOWN("this account has no such passkey"),
    /** It was made, or answered, elsewhere. */
    OTHER_SITE("it was made for another address of this server"),
    /** Nobody proved to the authenticator who they are. */
    LOCKED("nobody unlocked it"),
    /** Another copy of the key may be in use. */
    COUNTER_WENT_BACK("its counter went back, so that somebody may have a copy of it"),
    /** It is not the key that was remembered. */
    SIGNATURE("its signature is wrong"),
    /** It is not what an authenticator answers. */
    FORM("its answer is not understood");

    private final String words;

    Flaw(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
