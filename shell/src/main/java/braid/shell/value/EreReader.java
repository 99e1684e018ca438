package braid.shell.value;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/// Reads a POSIX extended regular expression as the GNU library does: a bracket that nothing opened and a
/// backslash before an ordinary byte are that byte; `\w`, `\W`, `\s` and `\S` are sets. There are no back
/// references.
public final class EreReader {
    private static final int BYTES = 256;
    private static final int MOST_TIMES = 32_767;

    private static final Map<String, IntPredicate> CLASSES = Map.ofEntries(
            Map.entry("alpha", EreReader::isLetter),
            Map.entry("digit", EreReader::isDigit),
            Map.entry("alnum", one -> isLetter(one) || isDigit(one)),
            Map.entry("upper", one -> one >= 'A' && one <= 'Z'),
            Map.entry("lower", one -> one >= 'a' && one <= 'z'),
            Map.entry("space", EreReader::isSpace),
            Map.entry("blank", one -> one == ' ' || one == '\t'),
            Map.entry("cntrl", one -> one < ' ' || one == 0x7f),
            Map.entry("graph", one -> one > ' ' && one < 0x7f),
            Map.entry("print", one -> one >= ' ' && one < 0x7f),
            Map.entry("punct", one -> one > ' ' && one < 0x7f && !isLetter(one) && !isDigit(one)),
            Map.entry("xdigit", one -> Character.digit(one, 16) >= 0 && one < 0x7f));

    private final String text;
    private int at;
    private int depth;

    private EreReader(String text) {
        this.text = text;
    }

    /// @param text bytes
    /// @throws TypeFailure if it is none
    public static Ere read(String text) {
        return new EreReader(text).choice();
    }

    private Ere choice() {
        if (++depth > Bounds.DEPTH) {
            throw invalid();
        }
        List<Ere> ways = new ArrayList<>();
        ways.add(sequence());
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            ways.add(sequence());
        }
        depth--;
        return ways.size() == 1 ? ways.getFirst() : new Ere.Choice(ways);
    }

    private Ere sequence() {
        List<Ere> parts = new ArrayList<>();
        while (at < text.length() && text.charAt(at) != '|' && (text.charAt(at) != ')' || depth == 1)) {
            parts.add(repeated(part()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Ere.Sequence(parts);
    }

    private Ere part() {
        char one = text.charAt(at++);
        return switch (one) {
            case '^' -> new Ere.Start();
            case '$' -> new Ere.End();
            case '.' -> such(_ -> true);
            case '[' -> set();
            case '\\' -> escaped();
            case '*', '+', '?', '{' -> throw invalid();
            case '(' -> {
                Ere inside = choice();
                next(')');
                yield inside;
            }
            default -> such(other -> other == one);
        };
    }

    private Ere escaped() {
        if (at == text.length()) {
            throw invalid();
        }
        char one = text.charAt(at++);
        return switch (one) {
            case 'w' -> such(EreReader::isOfWord);
            case 'W' -> such(other -> !isOfWord(other));
            case 's' -> such(EreReader::isSpace);
            case 'S' -> such(other -> !isSpace(other));
            case '1', '2', '3', '4', '5', '6', '7', '8', '9', 'b', 'B', '<', '>', '`', '\'' -> throw invalid();
            default -> such(other -> other == one);
        };
    }

    /// Several signs of repetition apply one after the other.
    private Ere repeated(Ere part) {
        Ere whole = part;
        int signs = 0;
        while (at < text.length() && "*+?{".indexOf(text.charAt(at)) >= 0) {
            if (++signs > Bounds.DEPTH) {
                throw invalid();
            }
            whole = switch (text.charAt(at++)) {
                case '*' -> new Ere.Repeated(whole, 0, Ere.UNBOUNDED);
                case '+' -> new Ere.Repeated(whole, 1, Ere.UNBOUNDED);
                case '?' -> new Ere.Repeated(whole, 0, 1);
                default -> counted(whole);
            };
        }
        return whole;
    }

    /// `{2}`, `{2,}`, `{2,5}`, `{,5}`.
    private Ere counted(Ere part) {
        int first = number();
        int last = first;
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            last = number();
        } else if (first < 0) {
            throw invalid();
        }
        next('}');
        int least = Math.max(first, 0);
        if (last >= 0 && last < least) {
            throw invalid();
        }
        return new Ere.Repeated(part, least, last < 0 ? Ere.UNBOUNDED : last);
    }

    /// @return -1: there is none
    private int number() {
        int number = -1;
        while (at < text.length() && isDigit(text.charAt(at))) {
            number = Math.max(number, 0) * 10 + Character.digit(text.charAt(at++), 10);
            if (number > MOST_TIMES) {
                throw invalid();
            }
        }
        return number;
    }

    /// Behind its `[`. A backslash in it is an ordinary byte, and so is a `]` that comes first.
    private Ere set() {
        BitSet bytes = new BitSet(BYTES);
        boolean others = at < text.length() && text.charAt(at) == '^';
        if (others) {
            at++;
        }
        int first = at;
        while (at == first || peek() != ']') {
            if (text.startsWith("[:", at)) {
                bytes.or(named());
            } else {
                range(bytes);
            }
        }
        at++;
        if (others) {
            bytes.flip(0, BYTES);
        }
        return new Ere.OneOf(bytes);
    }

    private BitSet named() {
        int end = text.indexOf(":]", at + 2);
        IntPredicate known = end < 0 ? null : CLASSES.get(text.substring(at + 2, end));
        if (known == null) {
            throw invalid();
        }
        at = end + 2;
        return bytes(known);
    }

    private void range(BitSet bytes) {
        int from = element();
        int to = from;
        if (peek() == '-' && at + 1 < text.length() && text.charAt(at + 1) != ']') {
            at++;
            to = element();
        }
        if (to < from) {
            throw invalid();
        }
        bytes.set(from, to + 1);
    }

    /// A byte, also as `[.x.]` or `[=x=]`.
    private int element() {
        char one = peek();
        at++;
        if (one != '[' || at == text.length() || ".=".indexOf(text.charAt(at)) < 0) {
            return one;
        }
        char kind = text.charAt(at++);
        char meant = peek();
        at++;
        next(kind);
        next(']');
        return meant;
    }

    private char peek() {
        if (at >= text.length()) {
            throw invalid();
        }
        return text.charAt(at);
    }

    private void next(char expected) {
        if (peek() != expected) {
            throw invalid();
        }
        at++;
    }

    private static Ere such(IntPredicate isMeant) {
        return new Ere.OneOf(bytes(isMeant));
    }

    private static BitSet bytes(IntPredicate isMeant) {
        BitSet bytes = new BitSet(BYTES);
        for (int one = 0; one < BYTES; one++) {
            bytes.set(one, isMeant.test(one));
        }
        return bytes;
    }

    private static boolean isLetter(int one) {
        return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
    }

    private static boolean isDigit(int one) {
        return one >= '0' && one <= '9';
    }

    private static boolean isSpace(int one) {
        return one == ' ' || (one >= '\t' && one <= '\r');
    }

    private static boolean isOfWord(int one) {
        return isLetter(one) || isDigit(one) || one == '_';
    }

    private static TypeFailure invalid() {
        return new TypeFailure("invalid regular expression");
    }
}
