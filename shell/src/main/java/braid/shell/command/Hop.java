package braid.shell.command;

import java.util.Locale;

/// One router on the way to a host, as `/tool/traceroute` has heard of it so far: counts, and round trips in
/// nanoseconds.
///
/// @param address empty while it has not answered
/// @param status what it said of itself, empty when it only answered
record Hop(
        String address,
        int sent,
        int received,
        long lastNanos,
        long sumNanos,
        double sumOfSquares,
        long bestNanos,
        long worstNanos,
        String status) {
    private static final double NANOS_OF_MILLI = 1e6;

    static final Hop SILENT = new Hop("", 0, 0, 0, 0, 0, Long.MAX_VALUE, 0, "");
    static final String HEADER =
            row("#", "ADDRESS", "LOSS", "SENT", "LAST", "AVG", "BEST", "WORST", "STD-DEV", "STATUS");

    Hop answered(String from, long nanos, String said) {
        return new Hop(
                from,
                sent + 1,
                received + 1,
                nanos,
                sumNanos + nanos,
                sumOfSquares + (double) nanos * nanos,
                Math.min(bestNanos, nanos),
                Math.max(worstNanos, nanos),
                said);
    }

    Hop missed() {
        return new Hop(address, sent + 1, received, 0, sumNanos, sumOfSquares, bestNanos, worstNanos, status);
    }

    boolean isSilent() {
        return received == 0;
    }

    String row(int number) {
        String loss = (sent - received) * 100 / Math.max(1, sent) + "%";
        if (isSilent()) {
            return row(number, address, loss, sent, "timeout", "", "", "", "", status);
        }
        double average = (double) sumNanos / received;
        double deviation = Math.sqrt(Math.max(0, sumOfSquares / received - average * average));
        return row(
                number,
                address,
                loss,
                sent,
                lastNanos == 0 ? "timeout" : millis((double) lastNanos) + "ms",
                millis(average),
                millis((double) bestNanos),
                millis((double) worstNanos),
                millis(deviation),
                status);
    }

    /// With one decimal, unless that is none.
    private static String millis(double nanos) {
        return "%.1f".formatted(nanos / NANOS_OF_MILLI).replaceFirst("\\.0$", "");
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%2s %-32s %4s %4s %7s %7s %7s %7s %7s %s", cells)
                .stripTrailing();
    }
}
