package braid.shell.config;

import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

/// Any change of the pools, drawn from a seeded generator.
final class RandomChange {
    private static final String POOL = "/ip/pool";

    private RandomChange() {}

    static void make(Store store, Random random) {
        store.edit("admin", "changed", draft -> {
            make(draft, random);
            return draft;
        });
    }

    static void make(Draft draft, Random random) {
        List<Item> items = draft.now().items(POOL);
        if (items.isEmpty() || random.nextInt(3) == 0) {
            draft.add(POOL, Map.of("name", new Value.Str("pool" + random.nextInt(1_000_000))), place(items, random));
            return;
        }
        long id = items.get(random.nextInt(items.size())).id();
        switch (random.nextInt(3)) {
            case 0 -> draft.alter(POOL, id, Map.of("comment", new Value.Str("text" + random.nextInt())));
            case 1 -> draft.move(POOL, id, place(items, random));
            default -> draft.remove(POOL, id);
        }
    }

    private static OptionalLong place(List<Item> items, Random random) {
        int at = random.nextInt(items.size() + 1);
        return at == items.size()
                ? OptionalLong.empty()
                : OptionalLong.of(items.get(at).id());
    }
}
