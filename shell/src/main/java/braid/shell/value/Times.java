package braid.shell.value;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Time intervals: `1d2h`, `9:00`, `1w1d00:00:00.5` and back.
public final class Times {
    private static final Map<String, Long> UNITS = Map.of(
            "w", 604_800_000_000_000L,
            "d", 86_400_000_000_000L,
            "h", 3_600_000_000_000L,
            "m", 60_000_000_000L,
            "s", 1_000_000_000L,
            "ms", 1_000_000L,
            "us", 1_000L,
            "ns", 1L);
    private static final Pattern WITH_UNITS = Pattern.compile("(?:[0-9]{1,20}(?:w|d|h|ms|m|s|us|ns))+");
    private static final Pattern UNIT = Pattern.compile("([0-9]{1,20})([a-z]+)");
    private static final Pattern CLOCK =
            Pattern.compile("((?:[0-9]{1,20}[wd])*)([0-9]{1,9}):([0-9]{1,9})(?::([0-9]{1,9})(?:\\.([0-9]{1,9}))?)?");
    private static final Pattern SECONDS = Pattern.compile("([0-9]{0,18})\\.([0-9]{1,9})");

    private Times() {}

    /// The interval, or empty when the text is none or too large.
    public static Optional<Value.Time> read(String bytes) {
        try {
            if (WITH_UNITS.matcher(bytes).matches()) {
                return Optional.of(new Value.Time(sumOfUnits(bytes)));
            }
            Matcher clock = CLOCK.matcher(bytes);
            if (clock.matches()) {
                return Optional.of(new Value.Time(clock(clock)));
            }
            Matcher seconds = SECONDS.matcher(bytes);
            if (seconds.matches()) {
                long whole = seconds.group(1).isEmpty() ? 0 : times(seconds.group(1), "s");
                return Optional.of(new Value.Time(Math.addExact(whole, fraction(seconds.group(2)))));
            }
            return Optional.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// `1w2d03:04:05.678`; the fraction has three, six or nine digits.
    public static String write(long nanos) {
        if (nanos == Long.MIN_VALUE) {
            return write(nanos + 1);
        }
        long rest = Math.abs(nanos);
        StringBuilder text = new StringBuilder(nanos < 0 ? "-" : "");
        for (String unit : new String[] {"w", "d"}) {
            long count = rest / UNITS.get(unit);
            rest %= UNITS.get(unit);
            if (count > 0) {
                text.append(count).append(unit);
            }
        }
        long seconds = rest / UNITS.get("s");
        text.append("%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60));
        long fraction = rest % UNITS.get("s");
        if (fraction == 0) {
            return text.toString();
        }
        String digits = "%09d".formatted(fraction);
        int length = fraction % 1_000_000 == 0 ? 3 : fraction % 1_000 == 0 ? 6 : 9;
        return text.append('.').append(digits, 0, length).toString();
    }

    private static long sumOfUnits(String text) {
        long sum = 0;
        Matcher unit = UNIT.matcher(text);
        while (unit.find()) {
            sum = Math.addExact(sum, times(unit.group(1), unit.group(2)));
        }
        return sum;
    }

    private static long clock(Matcher clock) {
        long sum = sumOfUnits(clock.group(1));
        sum = Math.addExact(sum, times(clock.group(2), "h"));
        sum = Math.addExact(sum, times(clock.group(3), "m"));
        if (clock.group(4) != null) {
            sum = Math.addExact(sum, times(clock.group(4), "s"));
        }
        return clock.group(5) != null ? Math.addExact(sum, fraction(clock.group(5))) : sum;
    }

    private static long times(String count, String unit) {
        return Math.multiplyExact(Long.parseLong(count), UNITS.get(unit));
    }

    private static long fraction(String digits) {
        return Long.parseLong(digits + "0".repeat(9 - digits.length()));
    }
}
