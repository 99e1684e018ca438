package braid.shell.value;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A POSIX extended regular expression over bytes (IEEE Std 1003.1 chapter 9.4), read by [EreReader] and
/// searched for by [EreProgram].
public sealed interface Ere {
    /// As often as one likes.
    int UNBOUNDED = -1;

    /// One byte of a set.
    record OneOf(BitSet bytes) implements Ere {
        public OneOf {
            bytes = (BitSet) bytes.clone();
        }
    }

    /// The beginning of the text.
    record Start() implements Ere {}

    /// The end of the text.
    record End() implements Ere {}

    /// One after the other.
    record Sequence(List<Ere> parts) implements Ere {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /// One of them.
    record Choice(List<Ere> ways) implements Ere {
        public Choice {
            ways = List.copyOf(ways);
        }
    }

    /// @param most [#UNBOUNDED], or at least `least`
    record Repeated(Ere part, int least, int most) implements Ere {}

    /// Whether it is found somewhere in a text.
    ///
    /// @param text bytes
    /// @throws TypeFailure if that would take too long
    static boolean isFound(String expression, String text) {
        return EreProgram.of(EreReader.read(expression)).isFoundIn(text);
    }

    /// A search for the expression, to be used many times; it throws [TypeFailure] where a text takes too
    /// long.
    ///
    /// @throws TypeFailure if the expression is none or too complex
    static Predicate<String> search(String expression) {
        return EreProgram.of(EreReader.read(expression))::isFoundIn;
    }

    /// The same expression as Java writes it.
    default String inJava() {
        return switch (this) {
            case OneOf(BitSet bytes) -> set(bytes);
            case Start() -> "\\A";
            case End() -> "\\z";
            case Sequence(List<Ere> parts) -> parts.stream().map(Ere::inJava).collect(Collectors.joining());
            case Choice(List<Ere> ways) -> ways.stream().map(Ere::inJava).collect(Collectors.joining("|", "(?:", ")"));
            case Repeated(Ere part, int least, int most) ->
                "(?:" + part.inJava() + "){" + least + "," + (most == UNBOUNDED ? "" : most) + "}";
        };
    }

    private static String set(BitSet bytes) {
        StringBuilder text = new StringBuilder();
        for (int first = bytes.nextSetBit(0); first >= 0; ) {
            int end = bytes.nextClearBit(first);
            text.append("\\x%02x-\\x%02x".formatted(first, end - 1));
            first = bytes.nextSetBit(end);
        }
        return text.isEmpty() ? "(?!)" : "[" + text + "]";
    }
}
