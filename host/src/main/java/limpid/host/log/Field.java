package limpid.host.log;

/**
 * A fact beside a message.
 *
 * @param key a constant, such as {@code bytes}
 * @param value what it was
 */
public record Field(String key, String value) {
    public static Field of(String key, String value) {
        return new Field(key, value);
    }

    public static Field of(String key, long value) {
        return new Field(key, Long.toString(value));
    }
}
