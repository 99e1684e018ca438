package braid.dataplane.linux;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.linux.RoutersOnLines.Rate;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.MacAddress;
import braid.dataplane.status.MemberLinkStatus;
import braid.dataplane.wire.PppoeCode;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a bundle of 20:5 Mbit/s under a download feels when one of its lines goes, printed: the longest
/// time without a packet of a steady flow and of TCP, how many packets were lost for good, and when the
/// line is in use again: when half of what it can carry has arrived on it within a tenth of a second.
@KernelTest
@Tag("bench")
class OutagesBenchTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final long LOOK_NANOS = 100 * MILLI;
    private static final List<Rate> RATES = List.of(Rate.megabits(20, 20), Rate.megabits(5, 5));

    @TempDir
    Path folder;

    private RoutersOnLines routers;

    /// What happens to a line.
    enum Outage {
        SILENT_BOTH_WAYS,
        SILENT_DOWN,
        SILENT_UP,
        CARRIER_LOST,
        PADT,
        DISABLED
    }

    @ParameterizedTest
    @CsvSource({
        "SILENT_BOTH_WAYS, 0",
        "SILENT_BOTH_WAYS, 1",
        "SILENT_DOWN, 0",
        "SILENT_DOWN, 1",
        "SILENT_UP, 0",
        "SILENT_UP, 1",
        "CARRIER_LOST, 0",
        "CARRIER_LOST, 1",
        "PADT, 0",
        "PADT, 1",
        "DISABLED, 0",
        "DISABLED, 1"
    })
    void aLineUnderLoad(Outage outage, int line) throws Exception {
        try (var made = new RoutersOnLines(folder, true, RATES)) {
            routers = made;
            pause(3 * SECOND);
            try (var transfer = routers.new Transfer(true);
                    var probe = new UdpProbe(routers)) {
                transfer.measure(4 * SECOND);
                long usual = probe.takeLongestGapNanos();
                transfer.longestGapNanos.set(0);
                begin(outage, line);
                transfer.measure(2 * SECOND);
                long gap = probe.takeLongestGapNanos();
                long gapOfTcp = transfer.longestGapNanos.get();
                double left = transfer.measure(2 * SECOND);
                double end = left;
                long lost = outage == Outage.DISABLED ? probe.lost() : -1;
                long began = System.nanoTime();
                if (outage != Outage.PADT) {
                    end(outage, line);
                }
                long inUse = -1;
                for (int look = 0; look < 100 && inUse < 0; look++) {
                    long before = arrived(line);
                    end = transfer.measure(LOOK_NANOS);
                    long share = 8 * (arrived(line) - before) * SECOND / LOOK_NANOS;
                    inUse = share > RATES.get(line).downBits() / 2 ? (System.nanoTime() - began) / MILLI : -1;
                }
                System.out.printf(
                        Locale.ROOT,
                        "20:5, line %d %s: no packet for %d ms (before: %d), TCP %d ms, %s%.1f Mbit/s left; in use again after %d ms%n",
                        line + 1,
                        outage,
                        gap / MILLI,
                        usual / MILLI,
                        gapOfTcp / MILLI,
                        lost < 0 ? "" : "lost " + lost + ", ",
                        left / 1e6,
                        inUse);
                assertThat(end).isPositive();
            }
        }
    }

    private void begin(Outage outage, int line) throws Exception {
        var cable = routers.lines.get(line);
        switch (outage) {
            case SILENT_BOTH_WAYS -> cable.silence();
            case SILENT_DOWN -> cable.silenceTowardsOne();
            case SILENT_UP -> cable.silenceTowardsOther();
            case CARRIER_LOST -> cable.cut();
            case PADT -> sendPadt(line);
            case DISABLED -> routers.disable(line, true);
        }
    }

    private void end(Outage outage, int line) throws Exception {
        switch (outage) {
            case SILENT_BOTH_WAYS, SILENT_DOWN, SILENT_UP, CARRIER_LOST ->
                routers.lines.get(line).mend();
            case DISABLED -> routers.disable(line, false);
            case PADT -> {}
        }
    }

    /// What has come to the user on the line in its present session, in bytes.
    private long arrived(int line) {
        return routers.user.status().memberLinks().stream()
                .filter(link -> link.linuxName().equals(RoutersOnLines.name(line)))
                .mapToLong(link -> link.traffic().flow().rxBytes())
                .max()
                .orElse(0);
    }

    /// As if the ISP had ended the session of the line.
    private void sendPadt(int line) throws Exception {
        MemberLinkStatus link = routers.user.status().memberLinks().stream()
                .filter(there -> there.linuxName().equals(RoutersOnLines.name(line)))
                .findFirst()
                .orElseThrow();
        routers.ispSide.run(() -> {
            try (RouteNetlink netlink = new RouteNetlink(NetlinkSocket.forRequests())) {
                LinkInfo port = netlink.link(RoutersOnLines.name(line)).orElseThrow();
                MacAddress user = routers.userSide.run(() -> {
                    try (RouteNetlink there = new RouteNetlink(NetlinkSocket.forRequests())) {
                        return there.link(RoutersOnLines.name(line))
                                .flatMap(LinkInfo::mac)
                                .orElseThrow();
                    }
                });
                ByteBuffer frame = ByteBuffer.allocate(PppoeView.HEADER_BYTES);
                MacAddress isp = port.mac().orElseThrow();
                int session = link.session().orElseThrow().sessionId();
                PppoeView.put(frame, 0, user.bits(), isp.bits(), PppoeCode.PADT, session, 0);
                PacketSocket socket = PacketSocket.open(port.index(), port.name(), isp, port.mtuBytes());
                socket.sendControl(frame);
                socket.close();
                return null;
            }
        });
    }

    private static void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        while (until - System.nanoTime() > 0) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
