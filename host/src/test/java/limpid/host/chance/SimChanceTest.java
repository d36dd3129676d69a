package limpid.host.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimChanceTest implements ChanceContract {
    @Override
    public Chance subject() {
        return new SimChance(3);
    }

    @Test
    void givesTheSameNumbersForASeedForEver() {
        SimChance chance = new SimChance(7);
        assertThat(new long[] {
                    chance.next(), chance.below(1000), chance.split("net").below(1000)
                })
                .containsExactly(new long[] {-5137267319001854395L, 87, 344});
    }

    @Test
    void splitsDoNotShiftEachOther() {
        SimChance one = new SimChance(1);
        SimChance net = one.split("net");
        SimChance other = new SimChance(1).split("net");
        one.next();
        assertThat(net.next()).isEqualTo(other.next());
        assertThat(new SimChance(1).split("disk").next())
                .isNotEqualTo(new SimChance(1).split("net").next());
    }

    @Test
    void drawsAllNumbersBelowABound() {
        SimChance chance = new SimChance(3);
        Set<Long> drawn = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            drawn.add(chance.below(5));
        }
        assertThat(drawn).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L);
    }
}
