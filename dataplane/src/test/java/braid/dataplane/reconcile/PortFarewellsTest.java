package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.EngineCommand.PortDown;
import braid.dataplane.engine.EngineCommand.PortUp;
import braid.dataplane.engine.EthernetPort;
import braid.dataplane.engine.QuietPort;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.Notification;
import braid.dataplane.network.MacAddress;
import braid.dataplane.status.DataplaneStatus.LinkCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ports that nobody wants any more, or whose interfaces are about to go.
class PortFarewellsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final MacAddress MAC = new MacAddress(0x0200_0000_0001L);
    private static final MacAddress OTHER_MAC = new MacAddress(0x0200_0000_0002L);

    private final List<EngineCommand> commands = new ArrayList<>();
    private final ObservedState observed = new ObservedState(AppliedFile.none());
    private final EthernetPorts ports = new EthernetPorts(
            observed, new QuietPorts(), commands::add, new TakenNames(_ -> Optional.empty(), _ -> Optional.empty()));

    @BeforeEach
    void twoInterfaces() {
        observed.take(new Notification.LinkChanged(link(1, MAC)));
        observed.take(new Notification.LinkChanged(link(2, MAC)));
    }

    @Test
    void aPortThatNobodyWantsIsClosedAfterItsSessionsHadTheirTime() {
        ports.want(Set.of("ether1"), 0);
        ports.want(Set.of(), SECOND);
        ports.advance(9 * SECOND);
        assertThat(ports.open()).containsExactly("ether1");
        ports.advance(11 * SECOND);
        assertThat(commands).last().isEqualTo(new PortDown("ether1", "it is no longer used"));
    }

    @Test
    void aPortThatIsWantedAgainStaysThoughItWasClosedMeanwhile() {
        ports.want(Set.of("ether1"), 0);
        ports.want(Set.of(), SECOND);
        observed.take(new Notification.LinkChanged(link(1, OTHER_MAC)));
        ports.settle(Set.of("ether1"));
        assertThat(commands).last().isEqualTo(new PortDown("ether1", "its MAC address changed"));

        ports.want(Set.of("ether1"), 2 * SECOND);
        ports.advance(30 * SECOND);
        assertThat(commands).last().isInstanceOf(PortUp.class);
        assertThat(ports.open()).containsExactly("ether1");
    }

    /// Else the thread would go round and round from the first to the last.
    @Test
    void whoWaitsForSeveralPortsWaitsForTheLast() {
        Departures departures = new Departures(ports);
        ports.want(Set.of("ether1", "ether2"), 0);
        departures.begin(List.of(new Operation.SetUp("ether1", false)), Map.of(), SECOND);
        departures.begin(List.of(new Operation.SetUp("ether2", false)), Map.of(), SECOND * 13 / 10);

        long deadline = departures.nextDeadlineNanos().orElseThrow();
        assertThat(departures.impatient(deadline - 1)).isFalse();
        assertThat(departures.impatient(deadline)).isTrue();
        assertThat(departures.nextDeadlineNanos()).isEmpty();
    }

    private static LinkInfo link(int index, MacAddress mac) {
        return new LinkInfo(
                index,
                "ether" + index,
                "",
                "",
                LinkInfo.ETHERNET,
                true,
                true,
                0,
                1500,
                Optional.of(mac),
                0,
                OptionalInt.empty(),
                Optional.empty(),
                new LinkCounters(0, 0, 0, 0, 0, 0, 0, 0));
    }

    private static final class QuietPorts implements PortSource {
        @Override
        public EthernetPort open(LinkInfo link) {
            return new QuietPort(link.index(), link.name(), link.mac().orElseThrow(), link.mtuBytes());
        }

        @Override
        public void changed(EthernetPort port, LinkInfo link) {}
    }
}
