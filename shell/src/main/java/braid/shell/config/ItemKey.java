package braid.shell.config;

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
        StringBuilder key = new StringBuilder(menu.length() + 8).append(menu).append('*');
        for (int shift = Math.max(0, (Long.SIZE - 1 - Long.numberOfLeadingZeros(id)) & ~3); shift >= 0; shift -= 4) {
            key.append("0123456789ABCDEF".charAt((int) (id >>> shift) & 15));
        }
        return key.toString();
    }
}
