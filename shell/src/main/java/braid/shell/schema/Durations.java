package braid.shell.schema;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spans of time as properties write them: `1w2d3h4m5s`, `200ms`, largest unit first.
public final class Durations {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000 * MICRO;
    private static final long SECOND = 1_000 * MILLI;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;
    private static final String[] UNITS = {"w", "d", "h", "m", "s", "ms", "us", "ns"};
    private static final long[] NANOS = {WEEK, DAY, HOUR, MINUTE, SECOND, MILLI, MICRO, 1};
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9}))?(ms|us|ns|w|d|h|m|s)");
    private static final Pattern CLOCK =
            Pattern.compile("(?:(\\d{1,5})w)?(?:(\\d{1,6})d)?(\\d{1,7}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,9}))?)?");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9}))?");

    private Durations() {}

    public static String format(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder(nanos < 0 ? "-" : "");
        long rest = Math.abs(nanos);
        for (int i = 0; i < NANOS.length; i++) {
            if (rest >= NANOS[i]) {
                text.append(rest / NANOS[i]).append(UNITS[i]);
                rest %= NANOS[i];
            }
        }
        return text.toString();
    }

    /// Nanoseconds of `10`, `1.5`, `1d2h`, `200ms`, `00:10:00`; empty when it is none of these.
    public static OptionalLong parse(String text) {
        Matcher seconds = SECONDS.matcher(text);
        if (seconds.matches()) {
            return OptionalLong.of(Long.parseLong(seconds.group(1)) * SECOND + fraction(seconds.group(2), SECOND));
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return OptionalLong.of(number(clock.group(1)) * WEEK
                    + number(clock.group(2)) * DAY
                    + number(clock.group(3)) * HOUR
                    + number(clock.group(4)) * MINUTE
                    + number(clock.group(5)) * SECOND
                    + fraction(clock.group(6), SECOND));
        }
        return parts(text);
    }

    private static OptionalLong parts(String text) {
        Matcher part = PART.matcher(text);
        long sum = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            long unit = NANOS[java.util.Arrays.asList(UNITS).indexOf(part.group(3))];
            long count = Long.parseLong(part.group(1));
            if (count > (Long.MAX_VALUE / 4) / unit) {
                return OptionalLong.empty();
            }
            sum += count * unit + fraction(part.group(2), unit);
            end = part.end();
        }
        return end > 0 && end == text.length() ? OptionalLong.of(sum) : OptionalLong.empty();
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static long fraction(String digits, long unit) {
        if (digits == null) {
            return 0;
        }
        double share = Long.parseLong((digits + "000000000").substring(0, 9)) / 1e9;
        return Math.round(share * unit);
    }
}
