package braid.dataplane.linux;

import braid.dataplane.Dataplane;
import braid.dataplane.KernelTables;
import braid.dataplane.StartRefused;
import braid.dataplane.dns.NameService;
import braid.dataplane.dns.ServerAddress;
import braid.dataplane.dns.socket.DnsService;
import braid.dataplane.engine.ControlPlane;
import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.EngineLimits;
import braid.dataplane.engine.EngineLoop;
import braid.dataplane.engine.EngineStatus;
import braid.dataplane.engine.EngineWorker;
import braid.dataplane.engine.control.SessionControl;
import braid.dataplane.engine.credentials.CredentialQueue;
import braid.dataplane.engine.credentials.CredentialWorker;
import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.NftNetlink;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.NetworkState;
import braid.dataplane.ppp.lcp.EndpointDiscriminator;
import braid.dataplane.reconcile.EngineBox;
import braid.dataplane.reconcile.KernelQueue;
import braid.dataplane.reconcile.KernelSnapshot;
import braid.dataplane.reconcile.StateFiles;
import braid.dataplane.reconcile.Survey;
import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.FirewallStatus;
import braid.dataplane.status.LogEvent;
import braid.dataplane.status.SessionEvent;
import java.io.UncheckedIOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The router on this machine, in the network namespace of the thread that opens it: the threads `kernel`, `engine-0`,
/// `credentials` and `dns`, and what they share.
public final class LinuxDataplane implements Dataplane {
    private static final long ENGINE_FAREWELL_MILLIS = 2_000;
    private static final long CREDENTIALS_FAREWELL_MILLIS = 50;
    private static final long KERNEL_FAREWELL_MILLIS = 900;
    private static final long PLAN_SECONDS = 10;

    private final NamespaceLock lock;
    private final KernelQueue queue;
    private final EngineLoop engine;
    private final Poller engineIdle;
    private final KernelThread kernel;
    private final Thread engineThread;
    private final Thread credentialThread;
    private final DnsService dns;

    private LinuxDataplane(
            NamespaceLock lock,
            KernelQueue queue,
            EngineLoop engine,
            Poller engineIdle,
            KernelThread kernel,
            Thread engineThread,
            Thread credentialThread,
            DnsService dns) {
        this.lock = lock;
        this.queue = queue;
        this.engine = engine;
        this.engineIdle = engineIdle;
        this.kernel = kernel;
        this.engineThread = engineThread;
        this.credentialThread = credentialThread;
        this.dns = dns;
    }

    /// Starts the router with nothing to do; `apply` gives it its work.
    ///
    /// @param stateDir exists, and is this router's alone
    /// @param log called on the thread `kernel`; must not wait
    /// @param defect told when one of the threads has ended by a defect: nothing works any longer, and whoever runs
    ///     the router should end it, so that it is started anew
    public static LinuxDataplane open(Path stateDir, Consumer<LogEvent> log, UncaughtExceptionHandler defect)
            throws StartRefused {
        var missing = Privileges.missing();
        if (missing.isPresent()) {
            throw new StartRefused(missing.get());
        }
        try {
            NamespaceLock lock = NamespaceLock.take()
                    .orElseThrow(() -> new StartRefused("Another router runs in this network namespace."));
            try {
                return start(lock, stateDir, log, defect);
            } catch (KernelException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (KernelException | UncheckedIOException e) {
            throw new StartRefused("The router cannot start: " + e.getMessage() + ".");
        }
    }

    /// Interfaces, addresses and routes of the namespace of the calling thread, without any router.
    public static DataplaneStatus survey() throws KernelException {
        try (RouteNetlink netlink = new RouteNetlink(NetlinkSocket.forRequests())) {
            return merged(Survey.of(netlink, System.nanoTime()), EngineStatus.EMPTY, Map.of());
        }
    }

    /// What a router that is started now would do to the namespace of the calling thread, a sentence each.
    ///
    /// @param stateDir tells which addresses are ours
    public static List<String> rehearse(Path stateDir, NetworkState desired) throws KernelException {
        Optional<NftNetlink> netfilter = netfilter();
        try (RouteNetlink netlink = new RouteNetlink(NetlinkSocket.forRequests())) {
            return Survey.plan(netlink, netfilter, new SettingFiles(), stateDir, desired);
        } finally {
            netfilter.ifPresent(NftNetlink::close);
        }
    }

    /// Empty where the kernel has no netfilter.
    private static Optional<NftNetlink> netfilter() {
        try {
            return Optional.of(new NftNetlink(NetlinkSocket.forNetfilter()));
        } catch (KernelException e) {
            return Optional.empty();
        }
    }

    private static LinuxDataplane start(
            NamespaceLock lock, Path stateDir, Consumer<LogEvent> log, UncaughtExceptionHandler defect)
            throws KernelException {
        Poller engineIdle = Poller.open();
        Poller kernelIdle = Poller.open();
        KernelQueue queue = new KernelQueue(kernelIdle::wake);
        StateFiles files = new StateFiles(stateDir, LinuxDataplane::nanosOrigin);
        ControlPlane control = new SessionControl(endpoint(), files.earlier(), new SecureRandom());
        CredentialQueue credentials = new CredentialQueue();
        EngineLoop engine = new EngineLoop(EngineLimits.STANDARD, control, queue, credentials, engineIdle);
        EngineBox box = new EngineBox(engine::offer);
        KernelThread kernel = KernelThread.start(kernelIdle, queue, box, files, log, defect);
        Thread engineThread = Thread.ofPlatform()
                .name("engine-0")
                .uncaughtExceptionHandler(defect)
                .start(new EngineWorker(engine, engineIdle));
        Thread credentialThread = Thread.ofPlatform()
                .name("credentials")
                .uncaughtExceptionHandler(defect)
                .start(new CredentialWorker(credentials, engine::offer));
        DnsService dns = DnsService.start(
                () -> DnsSurroundings.of(kernel.snapshot(), engine.status().bundles()),
                ServerAddress.DNS_PORT,
                new SecureRandom(),
                defect);
        return new LinuxDataplane(lock, queue, engine, engineIdle, kernel, engineThread, credentialThread, dns);
    }

    /// The first Ethernet address that nobody else has; where there is none, chance.
    private static EndpointDiscriminator endpoint() throws KernelException {
        try (RouteNetlink netlink = new RouteNetlink(NetlinkSocket.forRequests())) {
            return netlink.links().stream()
                    .filter(LinkInfo::ethernet)
                    .flatMap(link -> link.mac().stream())
                    .filter(EndpointDiscriminator::global)
                    .findFirst()
                    .map(EndpointDiscriminator::ofMac)
                    .orElseGet(() -> EndpointDiscriminator.random(new SecureRandom()));
        }
    }

    @Override
    public CompletableFuture<Applied> apply(NetworkState desired) {
        return queue.apply(desired)
                .thenCompose(applied -> dns.configure(desired.dns()).thenApply(_ -> withNames(applied)));
    }

    private Applied withNames(Applied applied) {
        return new Applied(with(applied.problems(), dns.problems()));
    }

    private static Map<String, String> with(Map<String, String> problems, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(problems);
        all.putAll(more);
        return all;
    }

    @Override
    public List<String> plan(NetworkState desired) throws KernelException {
        Optional<List<String>> none = Optional.empty();
        try {
            return queue.plan(desired)
                    .thenApply(Optional::of)
                    .completeOnTimeout(none, PLAN_SECONDS, TimeUnit.SECONDS)
                    .join()
                    .orElseThrow(() -> new KernelException(
                            "plan the changes", Errno.ETIMEDOUT, "no answer within " + PLAN_SECONDS + " s"));
        } catch (CompletionException e) {
            if (e.getCause() instanceof KernelException refused) {
                throw refused;
            }
            throw e;
        }
    }

    @Override
    public CompletableFuture<FirewallStatus> firewall() {
        return queue.firewall();
    }

    @Override
    public NameService names() {
        return dns;
    }

    @Override
    public KernelTables tables() {
        return queue;
    }

    @Override
    public DataplaneStatus status() {
        return merged(kernel.snapshot(), engine.status(), dns.problems());
    }

    @Override
    public List<SessionEvent> takeSessionEvents() {
        return queue.takeAnnounced();
    }

    @Override
    public boolean disconnect(int bundle) {
        boolean known = engine.status().bundles().stream().anyMatch(status -> status.id() == bundle);
        return known && engine.offer(new EngineCommand.Disconnect(bundle));
    }

    @Override
    public void close() {
        engine.offer(new EngineCommand.Shutdown());
        dns.close();
        credentialThread.interrupt();
        boolean ended =
                joined(engineThread, ENGINE_FAREWELL_MILLIS) && joined(credentialThread, CREDENTIALS_FAREWELL_MILLIS);
        kernel.stop(KERNEL_FAREWELL_MILLIS);
        if (ended) {
            engineIdle.close();
        }
        lock.close();
    }

    /// @return false if it still runs: then what it uses stays open until the process ends
    private static boolean joined(Thread thread, long millis) {
        try {
            return thread.join(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static DataplaneStatus merged(KernelSnapshot kernel, EngineStatus engine, Map<String, String> dnsProblems) {
        boolean engineLater = engine.takenNanos() - kernel.takenNanos() > 0;
        return new DataplaneStatus(
                engineLater ? engine.takenNanos() : kernel.takenNanos(),
                kernel.links(),
                kernel.addresses(),
                kernel.routes(),
                engine.clients(),
                engine.bundles(),
                engine.links(),
                engine.ports(),
                engine.ended(),
                dnsProblems.isEmpty() ? kernel.problems() : with(kernel.problems(), dnsProblems),
                kernel.countedNanos(),
                nanosOrigin());
    }

    /// When the monotonic clock would have shown 0, by the wall clock of now.
    private static Instant nanosOrigin() {
        return Instant.now().minusNanos(System.nanoTime());
    }
}
