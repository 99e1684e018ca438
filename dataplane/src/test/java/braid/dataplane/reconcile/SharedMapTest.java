package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SharedMapTest {
    @Test
    void itHoldsWhatATreeMapHoldsAndEarlierOnesStayAsTheyWere() {
        Random random = new Random(3);
        SharedMap<Integer, String> map = SharedMap.empty();
        TreeMap<Integer, String> model = new TreeMap<>();
        SharedMap<Integer, String> earlier = map;
        List<String> earlierValues = List.of();
        for (int step = 0; step < 20_000; step++) {
            int key = random.nextInt(300);
            if (random.nextBoolean()) {
                map = map.with(key, "value " + step);
                model.put(key, "value " + step);
            } else {
                map = map.without(key);
                model.remove(key);
            }
            if (step % 100 == 0) {
                assertThat(values(map)).as("step %d", step).containsExactlyElementsOf(model.values());
                assertThat(map.size()).isEqualTo(model.size());
                assertThat(values(earlier)).isEqualTo(earlierValues);
                earlier = map;
                earlierValues = values(map);
            }
        }
    }

    @Test
    void itStaysShallowInWhateverOrderKeysCome() {
        SharedMap<Integer, Integer> up = SharedMap.empty();
        for (int key = 0; key < 10_000; key++) {
            up = up.with(key, key);
        }
        assertThat(height(up)).isLessThanOrEqualTo(20);
        for (int key = 0; key < 9_900; key++) {
            up = up.without(key);
        }
        assertThat(height(up)).isLessThanOrEqualTo(10);
    }

    private static <V> List<V> values(SharedMap<Integer, V> map) {
        List<V> values = new ArrayList<>();
        map.forEach(values::add);
        return values;
    }

    private static int height(SharedMap<?, ?> map) {
        return map instanceof SharedMap.Node<?, ?> node ? 1 + Math.max(height(node.before()), height(node.after())) : 0;
    }
}
