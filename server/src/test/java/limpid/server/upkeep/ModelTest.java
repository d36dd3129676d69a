package limpid.server.upkeep;

import java.util.stream.LongStream;
import limpid.store.memory.MemoryLedger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelTest {
    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithAModelOfWholeTrees(long seed) {
        new RandomHistory(seed, new MemoryLedger()).run(400);
    }

    /** Sixteen, or as many as {@code -Dseeds} says. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("seeds", 16));
    }
}
