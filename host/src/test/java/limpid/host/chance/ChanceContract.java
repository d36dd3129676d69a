package limpid.host.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import limpid.core.id.ItemId;
import org.junit.jupiter.api.Test;

/** What every {@link Chance} promises. */
public interface ChanceContract {
    Chance subject();

    @Test
    default void makesAsManyBytesAsAskedForAndNoTwoAlike() {
        Chance chance = subject();
        assertThat(chance.bytes(1)).hasSize(1);
        assertThat(chance.bytes(1_024)).hasSize(1_024);
        assertThat(chance.bytes(32)).isNotEqualTo(chance.bytes(32));
    }

    @Test
    default void staysBelowTheBoundAndReachesAllBelowIt() {
        Chance chance = subject();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            seen.add(chance.below(5));
        }
        assertThat(seen).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L);
        assertThat(chance.below(1)).isZero();
    }

    @Test
    default void makesNoIdTwiceAndNeverTheRoots() {
        Chance chance = subject();
        Set<ItemId> ids = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            ids.add(chance.itemId());
        }
        assertThat(ids).hasSize(2_000).doesNotContain(ItemId.ROOT);
    }
}
