package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.DataplaneStatus.LinkCounters;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.shell.testing.FakeDataplane;
import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rates of interfaces, from counters of two moments.
class MonitorTrafficTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path directory;

    @Test
    void ratesAreWhatWasCountedBetweenTwoLooks() {
        FakeDataplane dataplane = new FakeDataplane(counted(SECOND, new LinkCounters(0, 0, 0, 0, 0, 0, 0, 0)));
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            console.whileWaiting(() -> dataplane.says(
                    counted(3 * SECOND, new LinkCounters(6_950, 2_500_000_000L, 20_500, 40, 2, 4, 6, 8))));
            assertThat(console.type("/interface monitor-traffic ether1 once"))
                    .containsExactly(
                            "                   name: ether1",
                            "  rx-packets-per-second: 10 250",
                            "     rx-bits-per-second: 27.8kbps",
                            "    rx-drops-per-second: 1",
                            "   rx-errors-per-second: 3",
                            "  tx-packets-per-second: 20",
                            "     tx-bits-per-second: 10.0Gbps",
                            "    tx-drops-per-second: 2",
                            "   tx-errors-per-second: 4",
                            "");
            assertThat(console.type(
                            ":put ([/interface monitor-traffic ether1,ether2 as-value]->0->\"rx-bits-per-second\")"))
                    .containsExactly("0");
        }
    }

    @Test
    void severalStandSideBySideAndWithoutARouterNothingMoves() {
        try (TestConsole console =
                TestConsole.on(directory, List.of(TestConsole.port(2, "eth0"), TestConsole.port(3, "eth1")))) {
            assertThat(
                            console.type(
                                    "/interface/monitor-traffic [find] once proplist=name,rx-bits-per-second do={ :put $name }"))
                    .containsExactly(
                            "                name: ether1 ether2",
                            "  rx-bits-per-second:   0bps   0bps",
                            "",
                            "ether1;ether2");
            assertThat(console.type("/interface monitor-traffic ether2,ether1,ether2 once proplist=name"))
                    .containsExactly("  name: ether2 ether1", "");
            assertThat(console.type("/interface monitor-traffic nothing once")).containsExactly("no such item");
            assertThat(console.type("/interface monitor-traffic ether1 once proplist=speed"))
                    .containsExactly("input does not match any value of proplist");
        }
    }

    private static DataplaneStatus counted(long nanos, LinkCounters counters) {
        LinkStatus plain = TestConsole.port(2, "eth0");
        LinkStatus link = new LinkStatus(
                plain.index(),
                plain.linuxName(),
                plain.alias(),
                plain.kind(),
                plain.ethernet(),
                plain.ours(),
                plain.up(),
                plain.carrier(),
                plain.mtuBytes(),
                plain.macAddress(),
                counters);
        return new DataplaneStatus(
                nanos,
                List.of(link, TestConsole.port(3, "eth1")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                nanos,
                Instant.EPOCH);
    }
}
