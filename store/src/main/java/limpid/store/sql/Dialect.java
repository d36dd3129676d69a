package limpid.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;

/** All that differs between the two databases in what we ask of them. */
enum Dialect {
    SQLITE("TEXT", "BLOB", "WITHOUT ROWID", "SELECT unhex(value) FROM json_each(?)", "CAST(substr(v, 17) AS TEXT)") {
        @Override
        void bindList(PreparedStatement statement, int index, Collection<byte[]> values) throws SQLException {
            StringBuilder json = new StringBuilder("[");
            for (byte[] value : values) {
                json.append(json.length() == 1 ? "\"" : ",\"");
                json.append(HexFormat.of().formatHex(value)).append('"');
            }
            statement.setString(index, json.append(']').toString());
        }
    },
    POSTGRES(
            "TEXT COLLATE \"C\"",
            "BYTEA",
            "",
            "SELECT unnest(CAST(? AS bytea[]))",
            "convert_from(substr(v, 17), 'UTF8')") {
        @Override
        void bindList(PreparedStatement statement, int index, Collection<byte[]> values) throws SQLException {
            byte[][] list = values.toArray(byte[][]::new);
            statement.setArray(index, statement.getConnection().createArrayOf("bytea", list));
        }
    };

    private final String text;
    private final String bytes;
    private final String narrow;
    private final String list;
    private final String tailText;

    Dialect(String text, String bytes, String narrow, String list, String tailText) {
        this.text = text;
        this.bytes = bytes;
        this.narrow = narrow;
        this.list = list;
        this.tailText = tailText;
    }

    /**
     * The statement with its marks replaced: {@code {wanted}} becomes a table of one column {@code v}, which
     * {@link #bindList} fills; {@code {tail}} the text after the first 16 bytes of {@code v}; the others are types.
     */
    String resolve(String template) {
        return template.replace("{wanted}", "wanted(v) AS (" + list + ")")
                .replace("{tail}", tailText)
                .replace("{text}", text)
                .replace("{bytes}", bytes)
                .replace("{narrow}", narrow);
    }

    /** Gives a statement the list behind {@code {wanted}}. */
    abstract void bindList(PreparedStatement statement, int index, Collection<byte[]> values) throws SQLException;
}
