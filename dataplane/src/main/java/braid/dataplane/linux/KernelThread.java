package braid.dataplane.linux;

import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.ConnectionNetlink;
import braid.dataplane.netlink.NftNetlink;
import braid.dataplane.netlink.NftNotification;
import braid.dataplane.netlink.Notification;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.reconcile.EngineBox;
import braid.dataplane.reconcile.FirewallKeeper;
import braid.dataplane.reconcile.KernelCycle;
import braid.dataplane.reconcile.KernelQueue;
import braid.dataplane.reconcile.KernelSnapshot;
import braid.dataplane.reconcile.KernelWorker;
import braid.dataplane.reconcile.Overflows;
import braid.dataplane.reconcile.StateFiles;
import braid.dataplane.status.LogEvent;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// The thread `kernel`: runs its worker when something has come, and waits otherwise.
final class KernelThread {
    private static final int NOTIFICATIONS_TOKEN = 1;
    private static final int FIREWALL_TOKEN = 2;

    private final Poller idle;
    private final RouteNetlink netlink;
    private final NetlinkSocket notifications;
    private final Optional<FirewallKeeper.Surroundings> firewall;
    private final Optional<ConnectionNetlink> connections;
    private final KernelWorker worker;
    private final KernelCycle cycle;
    private final int[] tokens = new int[1];
    private volatile boolean stopping;
    private Thread thread;

    private KernelThread(
            Poller idle,
            RouteNetlink netlink,
            NetlinkSocket notifications,
            KernelWorker worker,
            KernelCycle cycle,
            Optional<FirewallKeeper.Surroundings> firewall,
            Optional<ConnectionNetlink> connections) {
        this.idle = idle;
        this.netlink = netlink;
        this.notifications = notifications;
        this.firewall = firewall;
        this.connections = connections;
        this.worker = worker;
        this.cycle = cycle;
    }

    static KernelThread start(
            Poller idle,
            KernelQueue queue,
            EngineBox box,
            StateFiles files,
            Consumer<LogEvent> log,
            UncaughtExceptionHandler defect)
            throws KernelException {
        RouteNetlink netlink = new RouteNetlink(NetlinkSocket.forRequests());
        NetlinkSocket notifications = NetlinkSocket.forNotifications(Notification.groups());
        idle.watch(notifications.descriptor(), NOTIFICATIONS_TOKEN);
        Optional<FirewallKeeper.Surroundings> firewall = firewall(idle);
        Optional<ConnectionNetlink> connections = connections();
        var with = new KernelWorker.Surroundings(
                netlink,
                notifications,
                firewall,
                connections,
                new TunPool(netlink),
                new PacketPorts(),
                IcmpSocket::to,
                new SettingFiles(),
                files,
                box,
                log);
        KernelWorker worker = new KernelWorker(queue, with);
        worker.start(System.nanoTime());
        KernelCycle cycle = new KernelCycle(worker, box, new Overflows(queue, box, System.nanoTime()), log);
        KernelThread kernel = new KernelThread(idle, netlink, notifications, worker, cycle, firewall, connections);
        kernel.thread = Thread.ofPlatform()
                .name("kernel")
                .uncaughtExceptionHandler(defect)
                .start(kernel::run);
        return kernel;
    }

    /// Empty where the kernel has no netfilter.
    private static Optional<FirewallKeeper.Surroundings> firewall(Poller idle) {
        try {
            NetlinkSocket heard = NetlinkSocket.forNetfilter(NftNotification.GROUP);
            idle.watch(heard.descriptor(), FIREWALL_TOKEN);
            NetlinkSocket logged = NetlinkSocket.forNetfilter();
            idle.watch(logged.descriptor(), FIREWALL_TOKEN);
            return Optional.of(new FirewallKeeper.Surroundings(
                    Nftables.open().map(library -> library),
                    new NftNetlink(NetlinkSocket.forNetfilter()),
                    heard,
                    logged));
        } catch (KernelException e) {
            return Optional.empty();
        }
    }

    /// Empty where the kernel has no netfilter.
    private static Optional<ConnectionNetlink> connections() {
        try {
            return Optional.of(new ConnectionNetlink(NetlinkSocket.forNetfilter()));
        } catch (KernelException e) {
            return Optional.empty();
        }
    }

    KernelSnapshot snapshot() {
        return worker.snapshot();
    }

    /// After the engines have ended.
    void stop(long millis) {
        stopping = true;
        idle.wake();
        try {
            thread.join(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                long rest = cycle.run(System.nanoTime());
                if (rest > 0) {
                    idle.await(rest, tokens);
                }
            }
        } finally {
            worker.close();
            netlink.close();
            notifications.close();
            firewall.ifPresent(FirewallKeeper.Surroundings::close);
            connections.ifPresent(ConnectionNetlink::close);
            idle.close();
        }
    }
}
