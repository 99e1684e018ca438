package braid.shell.render;

import java.nio.charset.StandardCharsets;

/// Values as a person may see them: what would move the cursor or change the terminal is written out. Values come from
/// peers too (service names, users), who shall not draw on the screen of ours. Texts are bytes, one char a byte.
public final class Shown {
    private static final int FIRST_CONTROL_OF_UNICODE = 0x80;
    private static final int LAST_CONTROL_OF_UNICODE = 0x9F;

    private Shown() {}

    /// In one line, as a cell of a table or behind `name=` in the terse form.
    public static String line(String bytes) {
        return of(bytes, "");
    }

    /// A comment keeps its line ends.
    static String comment(String bytes) {
        return of(bytes, "\n");
    }

    /// In quotes, as the detail form has free text.
    static String quoted(String bytes) {
        return '"' + line(bytes.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    private static String of(String bytes, String kept) {
        if (isPlain(bytes)) {
            return bytes;
        }
        String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        boolean controls = text.codePoints().anyMatch(letter -> isControl(letter) && kept.indexOf(letter) < 0);
        if (!controls) {
            return bytes;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(letter -> {
            if (isControl(letter) && kept.indexOf(letter) < 0) {
                shown.append(written(letter));
            } else {
                shown.append(new String(
                        Character.toString(letter).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            }
        });
        return shown.toString();
    }

    private static boolean isPlain(String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.charAt(i) < ' ' || bytes.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isControl(int letter) {
        return letter < ' '
                || letter == 0x7F
                || (letter >= FIRST_CONTROL_OF_UNICODE && letter <= LAST_CONTROL_OF_UNICODE);
    }

    private static String written(int letter) {
        return switch (letter) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> "\\%02X".formatted(letter);
        };
    }
}
