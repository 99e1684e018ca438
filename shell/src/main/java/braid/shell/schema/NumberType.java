package braid.shell.schema;

import braid.shell.value.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A whole number between two bounds, both included; `0x` is hexadecimal.
///
/// @param sized it counts KiB, which are written; `KiB`, `MiB` and `GiB` may follow
public record NumberType(long least, long most, boolean sized) implements Type {
    private static final Pattern FORM =
            Pattern.compile("(-?)(?:0[xX]([0-9a-fA-F]{1,20})|(\\d{1,20}))(.*)", Pattern.DOTALL);

    public NumberType asSize() {
        return new NumberType(least, most, true);
    }

    /// The number, or one of the words.
    public Type orWord(String... words) {
        return Types.either(Types.word(words), this);
    }

    @Override
    public Reading read(Value given, Names names) {
        Matcher form = FORM.matcher(GivenText.of(given));
        if (!form.matches()) {
            return new Reading.Refused(Types.INVALID);
        }
        long unit = unit(form.group(4));
        if (unit == 0) {
            return new Reading.Refused(Sentences.trailing(Sentences.NAME));
        }
        BigInteger size = form.group(2) != null ? new BigInteger(form.group(2), 16) : new BigInteger(form.group(3));
        BigInteger number = (form.group(1).isEmpty() ? size : size.negate()).multiply(BigInteger.valueOf(unit));
        boolean fits =
                number.compareTo(BigInteger.valueOf(least)) >= 0 && number.compareTo(BigInteger.valueOf(most)) <= 0;
        return fits
                ? new Reading.Accepted(new Value.Num(number.longValueExact()))
                : new Reading.Refused(Sentences.outOfRange(Sentences.NAME, least, most));
    }

    private long unit(String trailing) {
        if (trailing.isEmpty()) {
            return 1;
        }
        return !sized
                ? 0
                : switch (trailing) {
                    case "KiB" -> 1;
                    case "MiB" -> 1L << 10;
                    case "GiB" -> 1L << 20;
                    default -> 0;
                };
    }

    @Override
    public String write(Value stored, Names names) {
        return GivenText.of(stored) + (sized ? "KiB" : "");
    }

    @Override
    public Value script(Value stored, Names names) {
        return sized ? Type.super.script(stored, names) : stored;
    }

    @Override
    public boolean quoted() {
        return false;
    }

    @Override
    public boolean rightAligned() {
        return true;
    }

    @Override
    public List<String> words(Names names) {
        return List.of();
    }
}
