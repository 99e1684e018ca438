package braid.shell.value;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Time intervals: text to nanoseconds and back, in the form of scripts (`1d02:03:04`) and in that of
/// properties (`1d2h3m4s`). What does not fit in 63 bits of nanoseconds (some 15,250 weeks) is no time.
public final class Times {
    public static final long SECOND = 1_000_000_000L;

    private static final String[] UNITS = {"w", "d", "h", "m", "s", "ms", "us", "ns"};
    private static final long[] NANOS = {
        604_800 * SECOND, 86_400 * SECOND, 3_600 * SECOND, 60 * SECOND, SECOND, 1_000_000, 1_000, 1
    };
    private static final Map<String, Integer> PLACES =
            Map.of("w", 0, "d", 1, "h", 2, "m", 3, "s", 4, "ms", 5, "us", 6, "ns", 7);
    private static final Pattern WITH_UNITS =
            Pattern.compile("(?:[0-9]{1,20}(?:\\.[0-9]{1,9})?(?:w|d|h|ms|m|s|us|ns))++");
    private static final Pattern PART = Pattern.compile("([0-9]{1,20})(?:\\.([0-9]{1,9}))?([a-z]+)");
    private static final Pattern CLOCK =
            Pattern.compile("((?:[0-9]{1,20}[wd])*+)([0-9]{1,9}):([0-9]{1,9})(?::([0-9]{1,9})(?:\\.([0-9]{1,9}))?)?");
    private static final Pattern SECONDS = Pattern.compile("([0-9]{0,20})\\.([0-9]{1,9})");
    private static final Pattern WHOLE_SECONDS = Pattern.compile("[0-9]{1,20}");

    private Times() {}

    /// A literal of type time: `1d2h`, units in any order added up; `9:00`; `1w1d00:00:00.5`; seconds with
    /// a fraction.
    public static Optional<Value.Time> read(String bytes) {
        if (bytes.isEmpty() || (bytes.charAt(0) != '.' && !isDigit(bytes.charAt(0)))) {
            return Optional.empty();
        }
        if (WITH_UNITS.matcher(bytes).matches()) {
            return time(sumOfParts(bytes));
        }
        Matcher clock = CLOCK.matcher(bytes);
        if (clock.matches()) {
            return time(sumOfParts(clock.group(1))
                    .add(nanos(clock.group(2), 2))
                    .add(nanos(clock.group(3), 3))
                    .add(nanos(clock.group(4), 4))
                    .add(fraction(clock.group(5), 4)));
        }
        Matcher seconds = SECONDS.matcher(bytes);
        return seconds.matches()
                ? time(nanos(seconds.group(1), 4).add(fraction(seconds.group(2), 4)))
                : Optional.empty();
    }

    /// What an argument of type time accepts: a literal, or a whole number of seconds.
    public static Optional<Value.Time> interval(String bytes) {
        return WHOLE_SECONDS.matcher(bytes).matches() ? time(nanos(bytes, 4)) : read(bytes);
    }

    /// So many seconds; empty when it is too much.
    public static Optional<Value.Time> ofSeconds(long seconds) {
        return time(BigInteger.valueOf(seconds).multiply(BigInteger.valueOf(SECOND)));
    }

    /// As scripts see it, `1w2d03:04:05.678`; the fraction has three, six or nine digits.
    public static String write(long nanos) {
        BigInteger length = BigInteger.valueOf(nanos).abs();
        StringBuilder text = new StringBuilder(nanos < 0 ? "-" : "");
        BigInteger[] weeks = length.divideAndRemainder(BigInteger.valueOf(NANOS[0]));
        long rest = weeks[1].longValueExact();
        if (weeks[0].signum() > 0) {
            text.append(weeks[0]).append('w');
        }
        if (rest >= NANOS[1]) {
            text.append(rest / NANOS[1]).append('d');
            rest %= NANOS[1];
        }
        long seconds = rest / SECOND;
        text.append("%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60));
        long fraction = rest % SECOND;
        if (fraction == 0) {
            return text.toString();
        }
        int digits = fraction % 1_000_000 == 0 ? 3 : fraction % 1_000 == 0 ? 6 : 9;
        return text.append('.').append("%09d".formatted(fraction), 0, digits).toString();
    }

    /// As properties show it, `1w2d3h4m5s678ms`: the largest unit first, none that is zero.
    public static String writeUnits(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder(nanos < 0 ? "-" : "");
        BigInteger rest = BigInteger.valueOf(nanos).abs();
        for (int place = 0; place < UNITS.length && rest.signum() > 0; place++) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(NANOS[place]));
            if (parts[0].signum() > 0) {
                text.append(parts[0]).append(UNITS[place]);
            }
            rest = parts[1];
        }
        return text.toString();
    }

    private static Optional<Value.Time> time(BigInteger nanos) {
        return nanos.bitLength() < Long.SIZE ? Optional.of(new Value.Time(nanos.longValueExact())) : Optional.empty();
    }

    private static BigInteger sumOfParts(String text) {
        BigInteger sum = BigInteger.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            int place = PLACES.get(part.group(3));
            sum = sum.add(nanos(part.group(1), place)).add(fraction(part.group(2), place));
        }
        return sum;
    }

    /// @param digits null or empty for none
    private static BigInteger nanos(String digits, int place) {
        return digits == null || digits.isEmpty()
                ? BigInteger.ZERO
                : new BigInteger(digits).multiply(BigInteger.valueOf(NANOS[place]));
    }

    private static BigInteger fraction(String digits, int place) {
        return nanos(digits, place).divide(BigInteger.TEN.pow(digits == null ? 0 : digits.length()));
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
