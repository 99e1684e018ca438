package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.KernelPort.SessionInterface;
import braid.dataplane.netlink.AddressInfo;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.Notification;
import braid.dataplane.netlink.RouteInfo;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.Route;
import braid.dataplane.status.DataplaneStatus.LinkCounters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private static final int NAMES = 6;
    private static final LinkCounters NOTHING = new LinkCounters(0, 0, 0, 0, 0, 0, 0, 0);

    private final Random random = new Random(5);
    private final ObservedState observed = new ObservedState(AppliedFile.none());
    private final DesiredState desired = new DesiredState();
    private final Snapshots snapshots = new Snapshots(observed, desired);

    /// Whatever the kernel says, and whichever sessions come and go.
    @Test
    void whatIsMadeOfTheChangesIsWhatIsMadeOfEverything() {
        for (int step = 0; step < 5_000; step++) {
            something();
            if (random.nextInt(3) == 0) {
                KernelSnapshot little = snapshots.take(Map.of(), step, step);
                KernelSnapshot whole = whole(step);
                assertThat(little.links()).as("step %d", step).isEqualTo(whole.links());
                assertThat(little.addresses()).as("step %d", step).isEqualTo(whole.addresses());
                assertThat(little.routes()).as("step %d", step).containsExactlyInAnyOrderElementsOf(whole.routes());
            }
        }
    }

    @Test
    void anEarlierSnapshotStaysAsItWas() {
        observed.take(new Notification.LinkChanged(link(1, "name1")));
        KernelSnapshot before = snapshots.take(Map.of(), 1, 1);
        observed.take(new Notification.LinkGone(link(1, "name1")));
        assertThat(snapshots.take(Map.of(), 2, 2).links()).isEmpty();
        assertThat(before.links()).hasSize(1);
    }

    private KernelSnapshot whole(long nowNanos) {
        desired.configure(desired.configuration()); // so that everything is looked at
        return new Snapshots(observed, desired).take(Map.of(), nowNanos, nowNanos);
    }

    private void something() {
        String name = "name" + random.nextInt(NAMES);
        switch (random.nextInt(8)) {
            case 0, 1 -> observed.take(new Notification.LinkChanged(freeLink(name)));
            case 2 -> observed.link(name).ifPresent(link -> observed.take(new Notification.LinkGone(link)));
            case 3 -> observed.take(new Notification.AddressChanged(address()));
            case 4 -> observed.take(new Notification.AddressGone(address()));
            case 5 -> observed.take(new Notification.RouteChanged(route(), false));
            case 6 -> observed.take(new Notification.RouteGone(route()));
            default -> {
                if (random.nextBoolean()) {
                    desired.putSession(name, session(name), "session " + random.nextInt(3));
                } else {
                    desired.removeSession(name);
                }
            }
        }
    }

    /// No two have one name.
    private LinkInfo freeLink(String name) {
        int index = observed.link(name).map(LinkInfo::index).orElse(1 + random.nextInt(NAMES));
        return link(index, name);
    }

    private LinkInfo link(int index, String name) {
        return new LinkInfo(
                index,
                name,
                "",
                "tun",
                0,
                random.nextBoolean(),
                true,
                0,
                1500,
                Optional.empty(),
                Ownership.SESSION_GROUP,
                OptionalInt.empty(),
                Optional.empty(),
                NOTHING);
    }

    private AddressInfo address() {
        int index = 1 + random.nextInt(NAMES);
        return new AddressInfo(
                index,
                new IpPrefix(local(random.nextInt(2)), 32),
                Optional.of(peer(random.nextInt(2))),
                Ownership.PROTOCOL);
    }

    private RouteInfo route() {
        var hop = new RouteInfo.Hop(Optional.empty(), OptionalInt.of(1 + random.nextInt(NAMES)), false);
        return new RouteInfo(
                new IpPrefix(new IpAddress.V4(0), 0),
                Route.Kind.UNICAST,
                List.of(hop),
                Optional.empty(),
                1 + random.nextInt(2),
                random.nextBoolean() ? 254 : 255,
                Ownership.PROTOCOL);
    }

    private SessionInterface session(String name) {
        return new SessionInterface(
                1,
                "client",
                Optional.of(name),
                name,
                1500,
                Optional.of(local(random.nextInt(2))),
                Optional.of(peer(random.nextInt(2))),
                Optional.empty(),
                OptionalInt.of(1));
    }

    private static IpAddress.V4 local(int number) {
        return new IpAddress.V4(0x0a01_0000 + number);
    }

    private static IpAddress.V4 peer(int number) {
        return new IpAddress.V4(0x0a02_0000 + number);
    }
}
