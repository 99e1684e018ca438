package braid.grammar.format;

/// Quotes and escapes as RouterOS 7 writes them.
public final class Quoting {
    private static final String BARE = ".-:,/_!+@<>*";

    private Quoting() {}

    /// The text as it stands in an export: bare when it may be, quoted otherwise.
    public static String quoteIfNeeded(String bytes) {
        return isBare(bytes) ? bytes : quote(bytes);
    }

    public static boolean isBare(String bytes) {
        return !bytes.isEmpty() && bytes.chars().allMatch(Quoting::isBare);
    }

    private static boolean isBare(int letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || BARE.indexOf(letter) >= 0;
    }

    public static String quote(String bytes) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < bytes.length(); at++) {
            quoted.append(escape(bytes.charAt(at)));
        }
        return quoted.append('"').toString();
    }

    /// One byte as it is written between quotes.
    static String escape(char letter) {
        return switch (letter) {
            case '"' -> "\\\"";
            case '$' -> "\\$";
            case '\\' -> "\\\\";
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> letter < ' ' || letter > '~' ? "\\%02X".formatted((int) letter) : String.valueOf(letter);
        };
    }
}
