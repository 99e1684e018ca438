package braid.shell.command;

import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;

/// The transformations of `:convert`, between decoding and encoding.
final class Transforms {
    static final List<String> ALL = List.of(
            "crlf",
            "ed25519-private-to-ed25519-public",
            "ed25519-private-to-x25519-private",
            "ed25519-public-to-x25519-public",
            "lc",
            "lcfirst",
            "lf",
            "md5",
            "none",
            "reverse",
            "rot13",
            "sha512",
            "uc",
            "ucfirst",
            "x25519-private-to-x25519-public");

    private Transforms() {}

    static byte[] apply(byte[] bytes, String transform) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return switch (transform) {
            case "none" -> bytes;
            case "crlf" -> Encodings.raw(text.replace("\r\n", "\n").replace("\n", "\r\n"));
            case "lf" -> Encodings.raw(text.replace("\r\n", "\n"));
            case "lc" -> Encodings.raw(lower(text));
            case "uc" -> Encodings.raw(upper(text));
            case "lcfirst" -> Encodings.raw(text.isEmpty() ? "" : lower(text.substring(0, 1)) + text.substring(1));
            case "ucfirst" -> Encodings.raw(text.isEmpty() ? "" : upper(text.substring(0, 1)) + text.substring(1));
            case "reverse" -> Encodings.raw(new StringBuilder(text).reverse().toString());
            case "rot13" -> rotated(bytes);
            case "md5" -> digest("MD5", bytes);
            case "sha512" -> digest("SHA-512", bytes);
            default -> key(bytes, transform);
        };
    }

    private static byte[] key(byte[] key, String transform) {
        try {
            return switch (transform) {
                case "ed25519-private-to-ed25519-public" -> Curve25519.ed25519Public(key);
                case "ed25519-private-to-x25519-private" -> Curve25519.x25519Private(key);
                case "ed25519-public-to-x25519-public" -> Curve25519.x25519OfEd25519(key);
                case "x25519-private-to-x25519-public" -> Curve25519.x25519Public(key);
                default -> throw new IllegalStateException("unknown transformation " + transform);
            };
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(Sentences.invalid("value"));
        }
    }

    /// Letters of ASCII only: what other bytes mean is not known.
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 128) {
                lower.setCharAt(i, Character.toLowerCase(text.charAt(i)));
            }
        }
        return lower.toString();
    }

    private static String upper(String text) {
        StringBuilder upper = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 128) {
                upper.setCharAt(
                        i, text.substring(i, i + 1).toUpperCase(Locale.ROOT).charAt(0));
            }
        }
        return upper.toString();
    }

    private static byte[] rotated(byte[] bytes) {
        byte[] rotated = bytes.clone();
        for (int i = 0; i < rotated.length; i++) {
            int letter = rotated[i] | 0x20;
            if (letter >= 'a' && letter <= 'z') {
                rotated[i] = (byte) (rotated[i] + (letter < 'n' ? 13 : -13));
            }
        }
        return rotated;
    }

    /// Its octets: digits are what `to=hex` makes of them.
    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
