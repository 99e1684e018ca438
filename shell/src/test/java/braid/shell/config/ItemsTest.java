package braid.shell.config;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A list in chunks is the list it stands for, after whatever changes.
class ItemsTest {
    private static final int STEPS = 3_000;
    private static final int COLOURS = 40;
    private static final int SHADES = 512;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isLikeAPlainList(long seed) {
        Random random = new Random(seed);
        List<Item> plain = new ArrayList<>();
        Items items = Items.EMPTY;
        for (long id = 1; id <= STEPS; id++) {
            int at = random.nextInt(plain.size() + 1);
            switch (random.nextInt(8)) {
                case 0 -> {
                    if (at < plain.size()) {
                        plain.remove(at);
                        items = items.minus(at);
                    }
                }
                case 1 -> {
                    if (at < plain.size()) {
                        Item changed = item(plain.get(at).id(), random);
                        plain.set(at, changed);
                        items = items.with(at, changed);
                    }
                }
                case 2, 3 -> {
                    Item added = item(id, random);
                    plain.add(at, added);
                    items = items.plus(at, added);
                }
                default -> {
                    Item added = item(id, random);
                    plain.add(added);
                    items = items.plus(items.size(), added);
                }
            }
            if (id % 50 == 0) {
                requireAlike(items, plain, random);
            }
        }
        requireAlike(Items.of(plain), plain, random);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 1_000})
    void aChangeLeavesTheListBeforeItAsItWas(int size) {
        List<Item> plain = new ArrayList<>();
        for (int id = 1; id <= size; id++) {
            plain.add(item(id, new Random(id)));
        }
        Items before = Items.of(plain);
        before.having("colour", colour(3));
        Items more = before.plus(size / 2, item(size + 1, new Random(0)));
        if (size > 0) {
            more.with(0, item(size + 2, new Random(0))).minus(0);
        }

        assertThat(before).isEqualTo(plain);
        assertThat(more).hasSize(size + 1);
    }

    private static void requireAlike(Items items, List<Item> plain, Random random) {
        assertThat(items).isEqualTo(plain);
        requireAlike(items, plain, "colour", colour(random.nextInt(COLOURS)));
        requireAlike(items, plain, "shade", shade(random.nextInt(SHADES)));
        requireAlike(items, plain, "number", new Value.Num(random.nextInt(STEPS)));
        List<Item> some = new ArrayList<>(plain);
        Collections.shuffle(some, random);
        some.stream()
                .limit(20)
                .forEach(item -> assertThat(items.indexOf(item.id())).isEqualTo(plain.indexOf(item)));
        assertThat(items.indexOf(STEPS + 1L)).isEqualTo(-1);
        assertThat(items.indexOf(0)).isEqualTo(-1);
    }

    private static void requireAlike(Items items, List<Item> plain, String property, Value value) {
        assertThat(items.having(property, value))
                .isEqualTo(plain.stream()
                        .filter(item -> value.equals(item.values().get(property)))
                        .toList());
    }

    private static Item item(long id, Random random) {
        return new Item(
                "/menu",
                id,
                Map.of(
                        "colour",
                        colour(random.nextInt(COLOURS)),
                        "shade",
                        shade(random.nextInt(SHADES)),
                        "number",
                        new Value.Num(random.nextInt(STEPS))));
    }

    /// All of them have the same hash.
    private static Value shade(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 1; bit < SHADES; bit <<= 1) {
            text.append((number & bit) == 0 ? "Aa" : "BB");
        }
        return new Value.Str(text.toString());
    }

    private static Value colour(int number) {
        return new Value.Str("colour" + number);
    }
}
