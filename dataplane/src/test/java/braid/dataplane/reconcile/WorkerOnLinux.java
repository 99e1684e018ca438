package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.EngineCommand.InterfaceReady;
import braid.dataplane.engine.KernelPort.SessionInterface;
import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.IcmpSocket;
import braid.dataplane.linux.LabNetwork;
import braid.dataplane.linux.Namespace;
import braid.dataplane.linux.NetlinkSocket;
import braid.dataplane.linux.PacketPorts;
import braid.dataplane.linux.SettingFiles;
import braid.dataplane.linux.TunPool;
import braid.dataplane.netlink.Notification;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.InterfaceAddress;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.LinkSettings;
import braid.dataplane.network.LinuxName;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.PppoeServer;
import braid.dataplane.network.Route;
import braid.dataplane.network.Source;
import braid.dataplane.network.VlanLink;
import braid.dataplane.network.firewall.Firewall;
import braid.dataplane.status.DataplaneStatus.AddressStatus;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.LogEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A kernel's worker in a namespace of its own, with `ether1` cabled to a neighbour's `far1`: the test is its thread,
/// the engine, and somebody else.
abstract class WorkerOnLinux {
    static final long SECOND = 1_000_000_000;
    static final IpPrefix LAN = new IpPrefix(new IpAddress.V4(0x0a000001), 24);
    static final IpAddress GATEWAY = new IpAddress.V4(0x0a0000fe);

    @TempDir
    Path stateDir;

    final List<EngineCommand> commands = new ArrayList<>();
    final List<LogEvent> log = new ArrayList<>();
    final KernelQueue queue = new KernelQueue(() -> {});
    Namespace router;
    Namespace neighbour;
    RouteNetlink somebodyElse;
    RouteNetlink own;
    FaultyNetlink requests;
    FaultyNetlink notifications;
    KernelWorker worker;
    long nowNanos;
    boolean noMoreTuns;

    @BeforeEach
    void start() throws KernelException {
        router = Namespace.create();
        neighbour = Namespace.create();
        LabNetwork.cable(end(router, "ether1"), end(neighbour, "far1"));
        somebodyElse = new RouteNetlink(router.run(NetlinkSocket::forRequests));
        startWorker();
    }

    @AfterEach
    void stop() throws KernelException {
        stopWorker();
        somebodyElse.close();
        router.close();
        neighbour.close();
    }

    List<String> defaults() {
        return worker.snapshot().routes().stream()
                .filter(route -> route.destination().equals(new IpPrefix(new IpAddress.V4(0), 0)))
                .map(route -> route.linuxName().orElse("") + (route.shared() ? " shared" : ""))
                .toList();
    }

    /// Nobody must have that of bundle 7, which an engine reads.
    void assertThatTheNextSessionGetsAnInterfaceOfItsOwn() throws KernelException {
        queue.prepare(session(8, "pppoe-out8"));
        work();
        InterfaceReady next = ready(commands.size() - 1);
        assertThat(next.made().bundle()).isEqualTo(8);
        assertThat(next.tun()).isNotSameAs(ready(0).tun());
        assertThat(next.tun().descriptor()).isNotEqualTo(ready(0).tun().descriptor());
        queue.release(8);
        work();
    }

    InterfaceReady ready(int command) {
        return (InterfaceReady) commands.get(command);
    }

    /// What the worker's firewall works with.
    Optional<FirewallKeeper.Surroundings> firewall() throws KernelException {
        return Optional.empty();
    }

    void startWorker() throws KernelException {
        requests = new FaultyNetlink(router.run(NetlinkSocket::forRequests));
        own = new RouteNetlink(requests);
        notifications = new FaultyNetlink(router.run(() -> NetlinkSocket.forNotifications(Notification.groups())));
        var with = new KernelWorker.Surroundings(
                own,
                notifications,
                firewall(),
                Optional.empty(),
                new Inside.Tuns(router, new TunPool(own), () -> noMoreTuns),
                new Inside.Ports(router, new PacketPorts()),
                (gateway, linuxName) -> router.run(() -> IcmpSocket.to(gateway, linuxName)),
                new Inside.Settings(router, new SettingFiles()),
                new StateFiles(stateDir, () -> Instant.EPOCH),
                commands::add,
                log::add);
        worker = new KernelWorker(queue, with);
        worker.start(nowNanos);
    }

    void stopWorker() {
        worker.close();
        own.close();
        notifications.close();
    }

    Map<String, String> apply(NetworkState state) throws KernelException {
        var answer = queue.apply(state);
        work();
        return answer.join().problems();
    }

    /// Until nothing is left to do; time passes so that counters and snapshots are fresh.
    void work() throws KernelException {
        do {
            nowNanos += 2 * SECOND;
        } while (worker.doWork(nowNanos) > 0);
    }

    /// Until nothing is left to do, and no time passes.
    void settle() throws KernelException {
        while (worker.doWork(nowNanos) > 0) {
            nowNanos++;
        }
    }

    List<IpPrefix> addresses(String name) {
        return worker.snapshot().addresses().stream()
                .filter(address -> address.linuxName().equals(name))
                .map(AddressStatus::address)
                .toList();
    }

    Optional<LinkStatus> link(String name) {
        return worker.snapshot().links().stream()
                .filter(link -> link.linuxName().equals(name))
                .findFirst();
    }

    static LabNetwork.End end(Namespace namespace, String name) {
        return new LabNetwork.End(namespace, name, Optional.empty());
    }

    /// An address and a route over its network.
    static NetworkState home() {
        Route route = new Route(
                "route",
                new IpPrefix(new IpAddress.V4(0xc0a80000), 16),
                Route.Kind.UNICAST,
                Optional.of(GATEWAY),
                Optional.empty(),
                Optional.empty(),
                5,
                254,
                Source.CONFIGURATION);
        var settings = new LinkSettings("ether1", Optional.of(true), OptionalInt.empty(), Optional.empty());
        return state(List.of(settings), List.of(), addressOn("ether1").addresses(), List.of(route), List.of());
    }

    static NetworkState addressOn(String name) {
        var address = new InterfaceAddress("address", name, LAN, Optional.empty(), Source.CONFIGURATION);
        return state(List.of(), List.of(), List.of(address), List.of(), List.of());
    }

    static NetworkState state(
            List<LinkSettings> links,
            List<VlanLink> vlans,
            List<InterfaceAddress> addresses,
            List<Route> routes,
            List<PppoeServer> servers) {
        return new NetworkState(
                links,
                vlans,
                addresses,
                routes,
                List.of(),
                servers,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Firewall.EMPTY);
    }

    static SessionInterface session(int bundle, String name) {
        return session(bundle, name, 1500, OptionalInt.of(1));
    }

    static SessionInterface session(int bundle, String name, int mtuBytes, OptionalInt defaultRouteMetric) {
        return new SessionInterface(
                bundle,
                "client",
                LinuxName.allowed(name) ? Optional.of(name) : Optional.empty(),
                name,
                mtuBytes,
                Optional.of(new IpAddress.V4(0x0a010001)),
                Optional.of(new IpAddress.V4(0x0a010002)),
                Optional.empty(),
                defaultRouteMetric);
    }
}
