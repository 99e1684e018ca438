package braid.shell.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What an emulated line carries, in bits a second, seen from the user's end.
record LineRate(long downBitsPerSecond, long upBitsPerSecond) {
    private static final Pattern SHAPE = Pattern.compile("(\\d+(?:\\.\\d+)?)([kMG]?)");
    private static final long SLOWEST = 64_000;
    private static final long FASTEST = 10_000_000_000L;

    LineRate {
        if (Math.min(downBitsPerSecond, upBitsPerSecond) < SLOWEST
                || Math.max(downBitsPerSecond, upBitsPerSecond) > FASTEST) {
            throw new IllegalArgumentException("a line's rate is 64k to 10G");
        }
    }

    /// Reads `8M/1M,2M/1M` (down and up of each line) or `20M,20M`.
    ///
    /// @throws IllegalArgumentException with a sentence, if the text is nothing of the kind
    static List<LineRate> parse(String text) {
        var lines = new ArrayList<LineRate>();
        for (var line : text.split(",", -1)) {
            var rates = line.split("/", -1);
            if (rates.length > 2) {
                throw new IllegalArgumentException("a line is DOWN/UP, not " + line);
            }
            lines.add(new LineRate(bitsPerSecond(rates[0]), bitsPerSecond(rates[rates.length - 1])));
        }
        return List.copyOf(lines);
    }

    private static long bitsPerSecond(String text) {
        var matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a rate looks like 20M or 512k, not '" + text + "'");
        }
        double factor = switch (matcher.group(2)) {
            case "k" -> 1e3;
            case "M" -> 1e6;
            case "G" -> 1e9;
            default -> 1;
        };
        return Math.round(Double.parseDouble(matcher.group(1)) * factor);
    }

    /// `19.2 Mbit/s`.
    static String text(double bitsPerSecond) {
        return bitsPerSecond >= 1e6
                ? String.format(Locale.ROOT, "%.1f Mbit/s", bitsPerSecond / 1e6)
                : String.format(Locale.ROOT, "%.0f kbit/s", bitsPerSecond / 1e3);
    }
}
