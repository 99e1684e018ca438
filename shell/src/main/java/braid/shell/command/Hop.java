package braid.shell.command;

import java.util.Locale;

/// One router on the way to a host, as `/tool/traceroute` has heard of it so far: counts, and round trips in
/// nanoseconds.
///
/// @param address empty while it has not answered
/// @param sent those that this machine refused to send included
/// @param last what became of the latest echo
record Hop(
        String address,
        int sent,
        int received,
        Outcome last,
        long sumNanos,
        double sumOfSquares,
        long bestNanos,
        long worstNanos) {
    private static final double NANOS_OF_MILLI = 1e6;

    /// What became of one echo.
    sealed interface Outcome {
        /// @param said why the way ends there; empty when it was only answered
        record Answered(String from, long rttNanos, String said) implements Outcome {}

        record Missed() implements Outcome {}

        /// This machine refused to send it; nobody on the way has anything to do with that.
        record NotSent(String why) implements Outcome {}
    }

    static final Hop NEW = new Hop("", 0, 0, new Outcome.Missed(), 0, 0, Long.MAX_VALUE, 0);
    static final String HEADER =
            row("#", "ADDRESS", "LOSS", "SENT", "LAST", "AVG", "BEST", "WORST", "STD-DEV", "STATUS");

    Hop after(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(String from, long nanos, var _) ->
                new Hop(
                        from,
                        sent + 1,
                        received + 1,
                        outcome,
                        sumNanos + nanos,
                        sumOfSquares + (double) nanos * nanos,
                        Math.min(bestNanos, nanos),
                        Math.max(worstNanos, nanos));
            case Outcome.Missed(), Outcome.NotSent _ ->
                new Hop(address, sent + 1, received, outcome, sumNanos, sumOfSquares, bestNanos, worstNanos);
        };
    }

    boolean isSilent() {
        return received == 0;
    }

    String row(int number) {
        String loss = (sent - received) * 100 / Math.max(1, sent) + "%";
        if (isSilent()) {
            return row(number, address, loss, sent, lastText(), "", "", "", "", status());
        }
        double average = (double) sumNanos / received;
        double deviation = Math.sqrt(Math.max(0, sumOfSquares / received - average * average));
        return row(
                number,
                address,
                loss,
                sent,
                lastText(),
                millis(average),
                millis((double) bestNanos),
                millis((double) worstNanos),
                millis(deviation),
                status());
    }

    private String lastText() {
        return switch (last) {
            case Outcome.Answered(var _, long nanos, var _) -> millis((double) nanos) + "ms";
            case Outcome.Missed() -> "timeout";
            case Outcome.NotSent _ -> "";
        };
    }

    private String status() {
        return switch (last) {
            case Outcome.Answered(var _, var _, String said) -> said;
            case Outcome.Missed() -> "";
            case Outcome.NotSent(String why) -> why;
        };
    }

    /// With one decimal, unless that is none.
    private static String millis(double nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / NANOS_OF_MILLI).replaceFirst("\\.0$", "");
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%2s %-32s %4s %4s %7s %7s %7s %7s %7s %s", cells)
                .stripTrailing();
    }
}
