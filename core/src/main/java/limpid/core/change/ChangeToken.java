package limpid.core.change;

/**
 * A place in a collection's history. Opaque to devices: the server made it and proves it by its own mark.
 *
 * @param text 1 to 256 characters of base64url
 */
public record ChangeToken(String text) {
    public ChangeToken {
        if (!text.matches("[A-Za-z0-9_-]{1,256}")) {
            throw new IllegalArgumentException("not a change token");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
