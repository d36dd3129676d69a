package limpid.wire.json;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import limpid.core.chunk.ChunkId;
import limpid.wire.message.Protocol;
import tools.jackson.core.JsonGenerator;

/**
 * Small contents inside a message: a list of base64. Their ids do not travel: whoever receives them takes them from the
 * bytes, so bytes that broke on the way are never mistaken for what an item names.
 */
final class InlineJson {
    private InlineJson() {}

    static void write(JsonGenerator out, String name, Map<ChunkId, byte[]> inline) {
        if (inline.isEmpty()) {
            return;
        }
        out.writeArrayPropertyStart(name);
        // In order of id, so that equal messages have equal bytes.
        for (byte[] bytes : new TreeMap<>(inline).values()) {
            byte[] text = Base64.getEncoder().encode(bytes);
            out.writeRawUTF8String(text, 0, text.length);
        }
        out.writeEndArray();
    }

    static Map<ChunkId, byte[]> read(JsonIn in, int countMax) {
        List<byte[]> contents = in.list(countMax, InlineJson::content);
        Map<ChunkId, byte[]> inline = HashMap.newHashMap(contents.size());
        contents.forEach(bytes -> inline.put(ChunkId.of(bytes), bytes));
        return inline;
    }

    private static byte[] content(JsonIn in) {
        byte[] bytes = in.base64();
        if (bytes.length > Protocol.INLINE_BYTES_MAX) {
            throw JsonIn.flaw("longer than " + Protocol.INLINE_BYTES_MAX + " bytes");
        }
        return bytes;
    }
}
