package braid.shell.status;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.shell.value.Stamp;
import braid.shell.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/// Values of the dataplane as the console shows them.
final class Texts {
    private static final long SECOND = 1_000_000_000L;

    private Texts() {}

    static Value text(String text) {
        return new Value.Str(text);
    }

    static Value number(long number) {
        return new Value.Num(number);
    }

    static Value ip(IpAddress address) {
        return switch (address) {
            case IpAddress.V4(int bits) -> new Value.Ip(bits);
            case IpAddress.V6(long high, long low) -> new Value.Ip6(high, low);
        };
    }

    static Value prefix(IpPrefix prefix) {
        return switch (prefix.address()) {
            case IpAddress.V4(int bits) -> new Value.IpPrefix(new Value.Ip(bits), prefix.bits());
            case IpAddress.V6(long high, long low) -> new Value.Ip6Prefix(new Value.Ip6(high, low), prefix.bits());
        };
    }

    /// `2026-01-31 08:15:00`.
    static Value date(Instant at, ZoneId zone) {
        return text(Stamp.of(at, zone));
    }

    /// Whole seconds, as uptimes are shown.
    static Value seconds(long nanos) {
        return new Value.Time(nanos / SECOND * SECOND);
    }

    /// `0bps`, `27.8kbps`, `12.0Mbps`.
    static String rate(long bitsPerSecond) {
        return scaled(bitsPerSecond, 1000, "bps", "kbps", "Mbps", "Gbps");
    }

    /// `870us`, `12.3ms`.
    static String span(long nanos) {
        return nanos < 1_000_000 ? nanos / 1000 + "us" : String.format(Locale.ROOT, "%.1fms", nanos / 1e6);
    }

    private static String scaled(long number, int step, String... units) {
        if (number < step) {
            return number + units[0];
        }
        double scaled = number;
        int unit = 0;
        while (scaled >= step && unit < units.length - 1) {
            scaled /= step;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f%s", scaled, units[unit]);
    }
}
