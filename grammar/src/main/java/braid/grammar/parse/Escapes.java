package braid.grammar.parse;

import braid.grammar.ast.Span;

/// Escapes of quoted text.
final class Escapes {
    private Escapes() {}

    /// One escape sequence, already known to be valid.
    static String resolve(String escape) {
        if (escape.length() == 3) {
            return String.valueOf((char) Integer.parseInt(escape, 1, 3, 16));
        }
        char letter = escape.charAt(1);
        return switch (letter) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'v' -> "\u000b";
            case '_' -> " ";
            default -> String.valueOf(letter);
        };
    }

    /// A raw tab between quotes is read as four blanks.
    static String expandTabs(String text) {
        return text.replace("\t", "    ");
    }

    /// The text between the quotes at both ends of `span`, which has no `$` in it (a name or a key).
    static String resolveQuoted(Source source, Span span) {
        String text = span.inside().of(source.text());
        StringBuilder bytes = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            char letter = text.charAt(at);
            if (letter != '\\') {
                bytes.append(letter);
                at++;
            } else if (isHex(text, at + 1)) {
                bytes.append(resolve(text.substring(at, at + 3)));
                at += 3;
            } else if ("\"\\nrt$_?abfv".indexOf(text.charAt(at + 1)) >= 0) {
                bytes.append(resolve(text.substring(at, at + 2)));
                at += 2;
            } else {
                throw source.syntaxError(span.start() + 1 + at);
            }
        }
        return bytes.toString();
    }

    private static boolean isHex(String text, int at) {
        return at + 2 <= text.length() && isHexDigit(text.charAt(at)) && isHexDigit(text.charAt(at + 1));
    }

    private static boolean isHexDigit(char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'F');
    }
}
