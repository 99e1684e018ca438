package braid.shell.config;

/// What the dataplane calls an item: unique among all objects, the same through every change of the item.
public final class ItemKey {
    private ItemKey() {}

    public static String of(Item item) {
        return of(item.menu(), item.id());
    }

    public static String of(String menu, long id) {
        return menu + "*" + Long.toHexString(id).toUpperCase(java.util.Locale.ROOT);
    }
}
