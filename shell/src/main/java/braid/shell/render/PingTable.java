package braid.shell.render;

import java.util.List;

/// The rows of `/ping`, as RouterOS 7 prints them.
public final class PingTable {
    private PingTable() {}

    public static String header() {
        return row("SEQ", "HOST", "SIZE", "TTL", "TIME", "STATUS");
    }

    public static String answered(int sequence, String host, int sizeBytes, int timeToLive, long rttNanos) {
        return row(sequence, host, sizeBytes, timeToLive, time(rttNanos), "");
    }

    /// @param status `timeout`, `host unreachable` ...
    public static String unanswered(int sequence, String host, String status) {
        return row(sequence, host, "", "", "", status);
    }

    private static String row(Object... cells) {
        return "%5s %-40s %4s %3s %-10s %s".formatted(cells).stripTrailing();
    }

    /// The last line.
    ///
    /// @param rttNanos least, average and greatest, of the echoes that came back; empty when none did
    public static String summary(int sent, int received, int lossPercent, List<Long> rttNanos) {
        var counts = "    sent=" + sent + " received=" + received + " packet-loss=" + lossPercent + "%";
        return rttNanos.isEmpty()
                ? counts
                : counts + " min-rtt=" + time(rttNanos.get(0)) + " avg-rtt=" + time(rttNanos.get(1)) + " max-rtt="
                        + time(rttNanos.get(2));
    }

    /// `107us`, `11ms839us`, `1s20ms`.
    static String time(long nanos) {
        long micros = nanos / 1_000;
        long seconds = micros / 1_000_000;
        long millis = micros / 1_000 % 1_000;
        if (seconds > 0) {
            return seconds + "s" + (millis > 0 ? millis + "ms" : "");
        }
        long rest = micros % 1_000;
        return millis == 0 ? rest + "us" : millis + "ms" + (rest > 0 ? rest + "us" : "");
    }
}
