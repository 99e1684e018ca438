package braid.shell.command;

import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.value.Bounds;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// The encodings of `:convert`: a value to bytes, and bytes to a value.
final class Encodings {
    static final List<String> FROM = List.of("base32", "base64", "byte-array", "hex", "num", "raw", "url");
    static final List<String> TO =
            List.of("base32", "base64", "bit-array-lsb", "bit-array-msb", "byte-array", "hex", "num", "raw", "url");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final HexFormat UPPER_CASE = HexFormat.of().withUpperCase();
    private static final String PLAIN_IN_URLS = "-_.~";

    private Encodings() {}

    static byte[] decode(Value value, String from) {
        String text = Texts.of(value);
        try {
            return switch (from) {
                case "base32" -> base32(text);
                case "base64" -> Base64.getMimeDecoder().decode(text);
                case "byte-array" -> bytes(value);
                case "hex" -> HexFormat.of().parseHex(text);
                case "num" -> ofNumber(value);
                case "url" -> ofUrl(text);
                default -> raw(text);
            };
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(Sentences.invalid("value"));
        }
    }

    static Value encode(byte[] bytes, String to) {
        return switch (to) {
            case "base32" -> new Value.Str(base32(bytes));
            case "base64" -> new Value.Str(Base64.getEncoder().encodeToString(bytes));
            case "byte-array" -> numbers(bytes, 8, false);
            case "bit-array-lsb" -> numbers(bytes, 1, true);
            case "bit-array-msb" -> numbers(bytes, 1, false);
            case "hex" -> new Value.Str(HexFormat.of().formatHex(bytes));
            case "num" -> number(bytes);
            case "url" -> new Value.Str(url(bytes));
            default -> new Value.Str(new String(bytes, StandardCharsets.ISO_8859_1));
        };
    }

    static byte[] raw(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(Value value) {
        List<Value> elements = value instanceof Value.Array array ? array.elements() : List.of(value);
        var bytes = new ByteArrayOutputStream();
        for (Value element : elements) {
            if (!(Conversions.toNumber(element) instanceof Value.Num(long number)) || number < 0 || number > 255) {
                throw new IllegalArgumentException("no byte");
            }
            bytes.write((int) number);
        }
        return bytes.toByteArray();
    }

    /// The bits of each byte from one end, in groups.
    private static Value numbers(byte[] bytes, int bits, boolean lowestFirst) {
        new Bounds.Room().take(bytes.length * 8L / bits, 0);
        List<Value> numbers = new ArrayList<>();
        for (byte one : bytes) {
            for (int at = 0; at < 8; at += bits) {
                int shift = lowestFirst ? at : 8 - bits - at;
                numbers.add(new Value.Num(((one & 0xff) >>> shift) & ((1 << bits) - 1)));
            }
        }
        return Value.Array.of(numbers);
    }

    /// Big-endian, without leading zeros.
    private static byte[] ofNumber(Value value) {
        if (!(Conversions.toNumber(value) instanceof Value.Num(long number))) {
            throw new IllegalArgumentException("no number");
        }
        int length = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(number) + 7) / 8);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[length - 1 - i] = (byte) (number >>> (8 * i));
        }
        return bytes;
    }

    private static Value number(byte[] bytes) {
        if (bytes.length > Long.BYTES) {
            throw new CommandFailure(Sentences.invalid("value"));
        }
        long number = 0;
        for (byte one : bytes) {
            number = (number << 8) | (one & 0xff);
        }
        return new Value.Num(number);
    }

    private static String url(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte one : bytes) {
            char letter = (char) (one & 0xff);
            boolean plain = letter < 128 && (Character.isLetterOrDigit(letter) || PLAIN_IN_URLS.indexOf(letter) >= 0);
            text.append(plain ? String.valueOf(letter) : "%" + UPPER_CASE.toHexDigits(one));
        }
        return text.toString();
    }

    private static byte[] ofUrl(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) != '%') {
                bytes.write(text.charAt(at));
            } else if (at + 2 < text.length()) {
                bytes.write(HexFormat.fromHexDigits(text, at + 1, at + 3));
                at += 2;
            } else {
                throw new IllegalArgumentException("percent sign without digits");
            }
        }
        return bytes.toByteArray();
    }

    /// RFC 4648 section 6.
    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte one : bytes) {
            held = (held << 8) | (one & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((held >>> bits) & 31));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt((held << (5 - bits)) & 31));
        }
        return text.append("=".repeat((8 - text.length() % 8) % 8)).toString();
    }

    private static byte[] base32(String text) {
        var bytes = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (char letter : text.replaceAll("=+$", "").toUpperCase(Locale.ROOT).toCharArray()) {
            int digit = BASE32.indexOf(letter);
            if (digit < 0) {
                throw new IllegalArgumentException("no digit of base 32");
            }
            held = (held << 5) | digit;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >>> bits);
            }
        }
        return bytes.toByteArray();
    }
}
