package braid.shell.config;

import java.util.Locale;
import java.util.Optional;

/// What the dataplane calls an item: unique among all objects, the same through every change of the item.
public final class ItemKey {
    private ItemKey() {}

    /// The item that a key stands for; empty when it is gone.
    public static Optional<Item> item(Configuration configuration, String key) {
        int star = key.lastIndexOf('*');
        return configuration.item(key.substring(0, star), Long.parseLong(key.substring(star + 1), 16));
    }

    public static String of(Item item) {
        return of(item.menu(), item.id());
    }

    public static String of(String menu, long id) {
        return menu + "*" + Long.toHexString(id).toUpperCase(Locale.ROOT);
    }
}
