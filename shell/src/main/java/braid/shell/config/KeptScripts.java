package braid.shell.config;

import braid.shell.menu.SystemScriptMenu;
import braid.shell.schema.GivenText;
import braid.shell.value.Value;
import java.util.Optional;

/// The scripts of `/system script`.
public final class KeptScripts {
    private KeptScripts() {}

    public static Optional<Item> named(Configuration configuration, String name) {
        return configuration.items(SystemScriptMenu.PATH).stream()
                .filter(item -> item.get(SystemScriptMenu.NAME).equals(new Value.Str(name)))
                .findFirst();
    }

    public static String source(Item item) {
        return GivenText.of(item.get(SystemScriptMenu.SOURCE));
    }
}
