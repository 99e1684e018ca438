package braid.dataplane.tool;

import java.util.OptionalLong;

/// Over the whole of one ping; the round trips are empty when nothing came back.
public record PingSummary(
        int sent, int received, OptionalLong minRttNanos, OptionalLong averageRttNanos, OptionalLong maxRttNanos) {
    /// 0 to 100, rounded down.
    public int lossPercent() {
        return sent == 0 ? 0 : (int) ((sent - received) * 100L / sent);
    }
}
