package braid.dataplane.linux;

import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.NftNetlink;
import braid.dataplane.netlink.NftNotification;
import braid.dataplane.netlink.Notification;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.reconcile.EngineBox;
import braid.dataplane.reconcile.FirewallKeeper;
import braid.dataplane.reconcile.KernelQueue;
import braid.dataplane.reconcile.KernelSnapshot;
import braid.dataplane.reconcile.KernelWorker;
import braid.dataplane.reconcile.Overflows;
import braid.dataplane.reconcile.StateFiles;
import braid.dataplane.status.LogEvent;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The thread `kernel`: runs its worker when something has come, and waits otherwise.
final class KernelThread {
    private static final int NOTIFICATIONS_TOKEN = 1;
    private static final int FIREWALL_TOKEN = 2;
    private static final long RETRY_NANOS = 1_000_000_000L;
    /// While an engine has no room for its commands.
    private static final long CROWDED_NANOS = 1_000_000L;

    private final Poller idle;
    private final RouteNetlink netlink;
    private final NetlinkSocket notifications;
    private final Optional<FirewallKeeper.Surroundings> firewall;
    private final EngineBox box;
    private final Overflows overflows;
    private final KernelWorker worker;
    private final Consumer<LogEvent> log;
    private final int[] tokens = new int[1];
    private volatile boolean stopping;
    private Thread thread;

    private KernelThread(
            Poller idle,
            RouteNetlink netlink,
            NetlinkSocket notifications,
            EngineBox box,
            Overflows overflows,
            KernelWorker worker,
            Optional<FirewallKeeper.Surroundings> firewall,
            Consumer<LogEvent> log) {
        this.idle = idle;
        this.netlink = netlink;
        this.notifications = notifications;
        this.firewall = firewall;
        this.box = box;
        this.overflows = overflows;
        this.worker = worker;
        this.log = log;
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
        var with = new KernelWorker.Surroundings(
                netlink, notifications, firewall, new TunPool(netlink), new PacketPorts(), files, box, log);
        KernelWorker worker = new KernelWorker(queue, with);
        worker.start(System.nanoTime());
        KernelThread kernel = new KernelThread(
                idle, netlink, notifications, box, new Overflows(queue, box, System.nanoTime()), worker, firewall, log);
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
                cycle();
            }
        } finally {
            worker.close();
            netlink.close();
            notifications.close();
            firewall.ifPresent(FirewallKeeper.Surroundings::close);
            idle.close();
        }
    }

    private void cycle() {
        long now = System.nanoTime();
        try {
            int work = worker.doWork(now);
            boolean crowded = box.flush();
            overflows.news(now).ifPresent(log);
            if (work == 0) {
                idle.await(crowded ? CROWDED_NANOS : worker.nextDeadlineNanos() - now, tokens);
            }
        } catch (KernelException e) {
            log.accept(new LogEvent(List.of("system", "error"), "the kernel does not answer: " + e.getMessage()));
            idle.await(RETRY_NANOS, tokens);
        }
    }
}
