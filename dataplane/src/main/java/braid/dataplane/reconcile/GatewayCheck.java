package braid.dataplane.reconcile;

import braid.dataplane.network.IpAddress;
import braid.dataplane.tool.Ping;
import braid.dataplane.tool.PingOptions;
import braid.dataplane.tool.PingResult;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Whether one gateway lives: it is asked every 10 seconds, and two questions without an answer mean that it does not,
/// as RouterOS has it. A machine without socket and clock.
final class GatewayCheck {
    /// `check-gateway` of RouterOS.
    static final long INTERVAL_NANOS = 10_000_000_000L;

    private static final int MISSES_UNTIL_SILENT = 2;

    private final Ping ping;
    private int misses;

    /// It counts as alive until it was asked in vain.
    ///
    /// @param identifier 16 bits that tell this check from others on the machine
    GatewayCheck(IpAddress.V4 gateway, Optional<String> linuxName, int identifier, long nowNanos) {
        var options = new PingOptions(
                gateway,
                PingOptions.DEFAULT_SIZE_BYTES,
                OptionalInt.empty(),
                INTERVAL_NANOS,
                OptionalInt.empty(),
                false,
                Optional.empty(),
                linuxName);
        ping = new Ping(options, identifier, nowNanos);
    }

    /// @return the question to put now, if it is time
    Optional<ByteBuffer> advance(long nowNanos) {
        Ping.Step step = ping.advance(nowNanos);
        take(step.results());
        return step.echo();
    }

    /// The question that `advance` made last could not be sent.
    void refused(String why) {
        take(List.of(ping.refused(why)));
    }

    /// The question that `advance` made last could not be put, and the gateway has no part in that: it counts as alive.
    void unasked() {
        refused("");
        misses = 0;
    }

    /// @param packet any ICMP packet, of anybody
    void receive(ByteBuffer packet, long nowNanos) {
        ping.receive(packet, nowNanos).ifPresent(result -> take(List.of(result)));
    }

    boolean silent() {
        return misses >= MISSES_UNTIL_SILENT;
    }

    private void take(List<PingResult> results) {
        for (PingResult result : results) {
            switch (result) {
                case PingResult.Reply _ -> misses = 0;
                case PingResult.TimedOut _, PingResult.Refused _, PingResult.NotSent _ -> misses++;
            }
        }
    }
}
