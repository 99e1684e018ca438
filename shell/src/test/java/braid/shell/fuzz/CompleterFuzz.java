package braid.shell.fuzz;

import braid.shell.resolve.Colours;
import braid.shell.resolve.Completion;
import braid.shell.resolve.Variables;
import braid.shell.schema.Menu;
import java.nio.charset.StandardCharsets;

/// Any text, finished or not, has candidates and a colour for each byte.
public final class CompleterFuzz {
    private static final FuzzSession SESSION = new FuzzSession();

    private CompleterFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Menu root = SESSION.menu();
        if (Colours.of(text, root, root, Variables.ofText()).size() != text.length()) {
            throw new IllegalStateException("not a colour for each byte");
        }
        Completion.at(text, root, root, Variables.ofText(), FuzzSession.NO_NAMES);
    }
}
