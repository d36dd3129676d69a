package limpid.store.ledger;

import java.util.Arrays;

/** What somebody may do in their home. */
public enum Role {
    /** Runs the home: its members, its storage, everybody's devices. */
    OWNER("owner"),
    /** Has things of their own and sees how full the home is. */
    MEMBER("member"),
    /** Has things of their own; gives nothing out of the home and lets nobody in. */
    CHILD("child");

    private final String text;

    Role(String text) {
        this.text = text;
    }

    /** How it stands in the ledger. */
    public String text() {
        return text;
    }

    /** Reads what {@link #text} wrote; throws {@link IllegalArgumentException} for another. */
    public static Role of(String text) {
        return Arrays.stream(values())
                .filter(role -> role.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such role"));
    }
}
