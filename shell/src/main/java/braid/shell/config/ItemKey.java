package braid.shell.config;

import java.util.Locale;
import java.util.Optional;

/// What the dataplane calls an item: unique among all objects, the same through every change of the item.
public final class ItemKey {
    private ItemKey() {}

    /// The item that a key stands for; empty when it is gone.
    public static Optional<Item> item(Configuration configuration, String key) {
        return configuration.item(key.substring(0, key.lastIndexOf('*')), id(key));
    }

    /// The id in a key.
    public static long id(String key) {
        return Long.parseLong(key.substring(key.lastIndexOf('*') + 1), 16);
    }

    public static String of(Item item) {
        return of(item.menu(), item.id());
    }

    public static String of(String menu, long id) {
        return menu + "*" + Long.toHexString(id).toUpperCase(Locale.ROOT);
    }
}
