package braid.shell.console;

import java.nio.charset.StandardCharsets;

/// Between the terminal's text and the language's bytes (one char a byte), and between positions in the two.
final class Utf8 {
    private Utf8() {}

    static String toBytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static String toText(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /// The char position of the byte position `index` of `bytes`.
    static int textIndex(String bytes, int index) {
        return toText(bytes.substring(0, index)).length();
    }
}
