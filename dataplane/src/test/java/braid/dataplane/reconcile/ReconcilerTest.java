package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.KernelTest;
import braid.dataplane.linux.LabNetwork;
import braid.dataplane.linux.Namespace;
import braid.dataplane.linux.NetlinkSocket;
import braid.dataplane.linux.TunPool;
import braid.dataplane.netlink.LinkRequests;
import braid.dataplane.netlink.Notification;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.netlink.RouteRequests;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.Route;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the kernel does not say: the routes of an interface that stops go without a word. They are read anew then, and
/// only then, since ten thousand sessions end by stopping their interfaces.
@KernelTest
class ReconcilerTest {
    private static final IpPrefix DESTINATION = new IpPrefix(new IpAddress.V4(0x0a090000), 16);

    private Namespace router;
    private RouteNetlink somebodyElse;
    private RouteNetlink own;
    private FaultyNetlink requests;
    private FaultyNetlink notifications;
    private TunPool tuns;
    private ObservedState observed;
    private Reconciler reconciler;

    @BeforeEach
    void start() throws KernelException {
        router = Namespace.create();
        somebodyElse = new RouteNetlink(router.run(NetlinkSocket::forRequests));
        requests = new FaultyNetlink(router.run(NetlinkSocket::forRequests));
        own = new RouteNetlink(requests);
        tuns = new TunPool(own);
        notifications = new FaultyNetlink(router.run(() -> NetlinkSocket.forNotifications(Notification.groups())));
        AppliedFile applied = AppliedFile.none();
        observed = new ObservedState(applied);
        reconciler = new Reconciler(
                own,
                notifications,
                observed,
                new DesiredState(),
                new Applier(own, observed, applied),
                new GatewayChecks(
                        (_, _) -> {
                            throw new AssertionError("nothing is asked");
                        },
                        _ -> {}));
    }

    @AfterEach
    void stop() {
        tuns.close();
        somebodyElse.close();
        own.close();
        notifications.close();
        router.close();
    }

    @Test
    void theRoutesOfASessionsInterfaceThatSomebodyStopsAreSeenToBeGone() throws Exception {
        int index = session();
        addRoute(index);
        reconciler.listen();
        assertThat(observed.hasOwnRoutes(index)).isTrue();
        somebodyElse.execute(LinkRequests.setUp(index, false), "stop it");
        reconciler.listen();
        assertThat(observed.hasOwnRoutes(index)).isFalse();
        assertThat(reconciler.takeTouched()).contains("pppoe-out1");
    }

    @Test
    void aSessionsInterfaceThatStopsWithoutRoutesCostsNoLookAtAllRoutes() throws Exception {
        int index = session();
        int before = requests.dumps();
        somebodyElse.execute(LinkRequests.setUp(index, false), "stop it");
        assertThat(reconciler.listen()).isPositive();
        assertThat(requests.dumps()).isEqualTo(before);
    }

    @Test
    void theRoutesOfAnyOtherInterfaceThatStopsAreLookedAt() throws Exception {
        LabNetwork.cable(end("ether1"), end("ether2"));
        reconciler.listen();
        int before = requests.dumps();
        somebodyElse.execute(LinkRequests.setUp(somebodyElse.indexOf("ether1"), false), "stop it");
        reconciler.listen();
        assertThat(requests.dumps()).isGreaterThan(before);
    }

    private LabNetwork.End end(String name) {
        return new LabNetwork.End(router, name, Optional.empty());
    }

    /// Up, and known to the reconciler.
    private int session() throws KernelException {
        int index = tuns.index(router.run(() -> tuns.take(Optional.of("pppoe-out1"), "pppoe-out1")));
        own.execute(LinkRequests.setUp(index, true), "start it");
        reconciler.audit();
        reconciler.listen();
        reconciler.takeTouched();
        return index;
    }

    private void addRoute(int index) throws KernelException {
        var hop = new RouteRequests.Hop(Optional.empty(), OptionalInt.of(index));
        own.execute(
                RouteRequests.add(new RouteRequests.RouteKey(
                        DESTINATION, Route.Kind.UNICAST, List.of(hop), Optional.empty(), 1, HostRoute.MAIN_TABLE)),
                "add a route");
    }
}
