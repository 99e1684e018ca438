package braid.shell.lab;

import java.util.List;
import java.util.Locale;

/// What was measured, and whether it is what bundling promises.
///
/// @param aloneBitsPerSecond TCP goodput of each line by itself, in order
record Result(List<LineRate> rates, List<Double> aloneBitsPerSecond, double bundleBitsPerSecond) {
    /// Of the lines' sum: on two equal lines this is 1.8 times one line.
    private static final double ENOUGH = 0.9;

    Result {
        rates = List.copyOf(rates);
        aloneBitsPerSecond = List.copyOf(aloneBitsPerSecond);
    }

    private double sum() {
        return aloneBitsPerSecond.stream().mapToDouble(Double::doubleValue).sum();
    }

    double shareOfSum() {
        return sum() == 0 ? 0 : bundleBitsPerSecond / sum();
    }

    /// The bundle compared with its best line.
    double ratio() {
        double best = aloneBitsPerSecond.stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return best == 0 ? 0 : bundleBitsPerSecond / best;
    }

    boolean good() {
        return shareOfSum() >= ENOUGH;
    }

    String table() {
        var text = new StringBuilder();
        text.append(row("", "DOWN", "TCP GOODPUT", "TIMES BEST LINE", "SHARE OF SUM"));
        long all = 0;
        for (int i = 0; i < rates.size(); i++) {
            long down = rates.get(i).downBitsPerSecond();
            all += down;
            text.append(row(
                    "line " + (i + 1), LineRate.text((double) down), LineRate.text(aloneBitsPerSecond.get(i)), "", ""));
        }
        text.append(row(
                "bundle",
                LineRate.text((double) all),
                LineRate.text(bundleBitsPerSecond),
                String.format(Locale.ROOT, "%.2f", ratio()),
                String.format(Locale.ROOT, "%.0f%%", 100 * shareOfSum())));
        return text.toString();
    }

    private static String row(String name, String down, String goodput, String ratio, String share) {
        return String.format(Locale.ROOT, "%-8s%14s%14s%17s%14s", name, down, goodput, ratio, share)
                        .stripTrailing()
                + "\n";
    }
}
