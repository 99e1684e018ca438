package braid.shell.command;

import braid.shell.config.Item;
import braid.shell.value.Value;

/// Lines of an imported file that RouterOS does not know either, kept as remarks so that an export gives them back.
public final class UnknownLines {
    /// No menu: its path cannot be typed.
    public static final String MENU = "#unknown";
    static final String PREFIX = "# unknown: ";
    public static final String TEXT = "text";

    private UnknownLines() {}

    static String text(Item item) {
        return item.values().get(TEXT) instanceof Value.Str(String bytes) ? bytes : "";
    }
}
