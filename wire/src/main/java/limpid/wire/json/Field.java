package limpid.wire.json;

/**
 * One field of an object.
 *
 * @param name as it stands in JSON
 * @param need whether an object without it is malformed; null counts as without
 * @param reader reads its value
 */
record Field<T>(String name, Need need, Codec.Reader<T> reader) {
    /** Whether it must be there. */
    enum Need {
        REQUIRED,
        OPTIONAL
    }

    static <T> Field<T> required(String name, Codec.Reader<T> reader) {
        return new Field<>(name, Need.REQUIRED, reader);
    }

    static <T> Field<T> optional(String name, Codec.Reader<T> reader) {
        return new Field<>(name, Need.OPTIONAL, reader);
    }
}
