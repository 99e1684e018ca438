package braid.shell.value;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a bare word means (the types of `:typeof`, measured on 7.23).
public final class Literals {
    private static final Pattern DECIMAL = Pattern.compile("(-?)0*+([0-9]*+)(?<=[0-9])");
    private static final Pattern HEXADECIMAL = Pattern.compile("(-?)0x0*+([0-9a-fA-F]*+)(?<![x])");
    private static final Pattern ID = Pattern.compile("\\*[0-9a-fA-F]{1,16}");
    private static final int MOST_DIGITS = 19;
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private Literals() {}

    /// The value of a bare word: a literal, or else the word itself as text.
    public static Value of(String bytes) {
        return read(bytes).orElseGet(() -> new Value.Str(bytes));
    }

    /// The literal that the text is, or empty when it is none.
    public static Optional<Value> read(String bytes) {
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        if (bytes.equals("yes") || bytes.equals("true")) {
            return Optional.of(new Value.Bool(true));
        }
        if (bytes.equals("no") || bytes.equals("false")) {
            return Optional.of(new Value.Bool(false));
        }
        return number(bytes)
                .or(() -> id(bytes))
                .or(() -> Addresses.read(bytes))
                .or(() -> Times.read(bytes).map(Value.class::cast));
    }

    /// A decimal or hexadecimal number; what does not fit is the largest number of its sign.
    public static Optional<Value> number(String bytes) {
        Matcher decimal = DECIMAL.matcher(bytes);
        if (decimal.matches()) {
            return Optional.of(clamped(decimal, 10));
        }
        Matcher hexadecimal = HEXADECIMAL.matcher(bytes);
        return hexadecimal.matches() ? Optional.of(clamped(hexadecimal, 16)) : Optional.empty();
    }

    /// The digits behind leading zeros say at once whether it fits.
    private static Value clamped(Matcher form, int radix) {
        String digits = form.group(2);
        BigInteger size = digits.length() > MOST_DIGITS ? LARGEST : new BigInteger("0" + digits, radix).min(LARGEST);
        return new Value.Num((form.group(1).isEmpty() ? size : size.negate()).longValueExact());
    }

    private static Optional<Value> id(String bytes) {
        return ID.matcher(bytes).matches()
                ? Optional.of(new Value.Id(Long.parseUnsignedLong(bytes, 1, bytes.length(), 16)))
                : Optional.empty();
    }
}
