package braid.shell.fuzz;

import java.nio.charset.StandardCharsets;

/// Whatever is typed, the session answers with output or an error, and goes on.
public final class InterpreterFuzz {
    private InterpreterFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        FuzzSession session = new FuzzSession();
        session.type(new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
