package limpid.wire.message;

import java.io.Serial;

/**
 * What arrived does not have the form that the protocol says. Whoever reads the wire turns it into a reason: the server
 * into REQUEST_MALFORMED, a device into SERVER_ERROR.
 */
public final class MalformedException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String flaw;

    /**
     * A flaw of one field.
     *
     * @param field where, such as {@code operations[3].name}
     * @param flaw what is wrong with it, in words for people; never the value itself
     */
    public MalformedException(String field, String flaw) {
        super(field + ": " + flaw);
        this.field = field;
        this.flaw = flaw;
    }

    public String field() {
        return field;
    }

    public String flaw() {
        return flaw;
    }
}
