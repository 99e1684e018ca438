package braid.shell.intent;

import braid.dataplane.network.RateLimit;
import braid.shell.value.Times;
import braid.shell.value.Value;
import java.util.List;
import java.util.OptionalLong;

/// `rate-limit` of a profile: `rx[/tx] [burst [threshold [time [priority [least rx/tx]]]]]`, where rx is what comes
/// from the peer. What is not given for tx is the same as for rx; the threshold is the limit, the time one second. The
/// priority and the least rate mean something among the queues of one parent only, and there are no parents.
final class RateLimits {
    private static final int MOST_PARTS = 6;
    private static final int LEAST_PRIORITY = 8;

    private RateLimits() {}

    /// @param text empty: no limit
    /// @throws Unfit refused, where it is no rate
    static RateLimit read(String text) {
        if (text.isBlank()) {
            return RateLimit.NONE;
        }
        List<String> parts = List.of(text.strip().split("\\s+"));
        if (parts.size() > MOST_PARTS || (parts.size() > 4 && !isPriority(parts.get(4)))) {
            throw refused(text);
        }
        return new RateLimit(direction(parts, 0, text), direction(parts, 1, text));
    }

    private static boolean isPriority(String text) {
        return text.matches("[1-" + LEAST_PRIORITY + "](/[1-" + LEAST_PRIORITY + "])?");
    }

    /// @param side 0: from the peer, 1: to it
    private static RateLimit.Rate direction(List<String> parts, int side, String text) {
        long limit = bits(side(parts.get(0), side), text);
        long burst = parts.size() > 1 ? bits(side(parts.get(1), side), text) : 0;
        long threshold = parts.size() > 2 ? bits(side(parts.get(2), side), text) : limit;
        int seconds = parts.size() > 3 ? seconds(side(parts.get(3), side), text) : 1;
        if (parts.size() == MOST_PARTS) {
            bits(side(parts.get(MOST_PARTS - 1), side), text);
        }
        return new RateLimit.Rate(limit, burst, threshold == 0 ? limit : threshold, Math.max(1, seconds));
    }

    private static String side(String part, int side) {
        int slash = part.indexOf('/');
        if (slash < 0) {
            return part;
        }
        return side == 0 ? part.substring(0, slash) : part.substring(slash + 1);
    }

    private static long bits(String rate, String text) {
        OptionalLong bits = BitRates.read(rate);
        if (bits.isEmpty()) {
            throw refused(text);
        }
        return bits.getAsLong();
    }

    private static int seconds(String time, String text) {
        OptionalLong nanos = Times.interval(time)
                .map(Value.Time::nanos)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
        if (nanos.isEmpty() || nanos.getAsLong() / Times.SECOND > Integer.MAX_VALUE) {
            throw refused(text);
        }
        return (int) (nanos.getAsLong() / Times.SECOND);
    }

    private static Unfit refused(String text) {
        return Unfit.refused("rate-limit \"" + text + "\" is no rate");
    }
}
