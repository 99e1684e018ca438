package braid.dataplane.reconcile;

import braid.dataplane.Dataplane.Applied;
import braid.dataplane.engine.EngineCommand.Configure;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.ConnectionNetlink;
import braid.dataplane.netlink.NetlinkPort;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.nftables.TableChange;
import braid.dataplane.status.FirewallStatus;
import braid.dataplane.status.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The one who writes the kernel's state and listens to it: the duty of the thread `kernel`. No clock of its own.
public final class KernelWorker {
    private static final long AUDIT_NANOS = 60_000_000_000L;
    private static final long COUNTERS_NANOS = 1_000_000_000L;
    private static final int MOST_CHANGES_SAID = 20;
    private static final int REQUESTS_AT_ONCE = 64;

    private final KernelQueue queue;
    private final RouteNetlink netlink;
    private final EnginePort engine;
    private final Consumer<LogEvent> log;
    private final DesiredState desired = new DesiredState();
    private final ObservedState observed;
    private final GatewayChecks gateways;
    private final KernelSettings settings;
    private final StaticNeighbours neighbours;
    private final Reconciler reconciler;
    private final Sessions sessions;
    private final StateFiles files;
    private final EthernetPorts ports;
    private final Departures departures;
    private final Healing healing;

    /// Told when what was asked for has been carried out.
    private final List<CompletableFuture<Applied>> answers = new ArrayList<>();

    private final FirewallKeeper firewall;
    private final KernelLists lists;
    private final FirewallHealing firewallHealing;
    private final PacketLog packetLog;
    private final Snapshots snapshots;
    private volatile KernelSnapshot snapshot = KernelSnapshot.EMPTY;
    private long nextAuditNanos;
    private long nextCountersNanos;
    private long countedNanos;
    private Map<String, String> problems = Map.of();
    private boolean changed;

    /// The configuration is not carried out yet: the engine says goodbye first, or the kernel did not answer.
    private boolean pending;

    /// What the worker works with; all of it belongs to its thread.
    ///
    /// @param tuns made from the netlink connection and the worker's own
    public record Surroundings(
            RouteNetlink netlink,
            NetlinkPort notifications,
            Optional<FirewallKeeper.Surroundings> firewall,
            Optional<ConnectionNetlink> connections,
            TunSource tuns,
            PortSource ports,
            GatewayPort gateways,
            SettingPort settings,
            StateFiles files,
            EnginePort engine,
            Consumer<LogEvent> log) {}

    public KernelWorker(KernelQueue queue, Surroundings with) {
        this.queue = queue;
        netlink = with.netlink();
        engine = with.engine();
        log = with.log();
        files = with.files();
        observed = new ObservedState(files.applied());
        gateways = new GatewayChecks(with.gateways(), log);
        settings = new KernelSettings(with.settings(), log);
        neighbours = new StaticNeighbours(netlink, observed, log);
        reconciler = new Reconciler(
                netlink,
                with.notifications(),
                observed,
                desired,
                new Applier(netlink, observed, files.applied()),
                gateways);
        firewall = new FirewallKeeper(with.firewall());
        lists = new KernelLists(netlink, observed, firewall, with.connections(), with.settings());
        firewallHealing = new FirewallHealing(firewall, log);
        packetLog = new PacketLog(with.firewall().map(FirewallKeeper.Surroundings::logged), observed, log);
        snapshots = new Snapshots(observed, desired);
        ports = new EthernetPorts(observed, with.ports(), engine, reconciler.taken());
        departures = new Departures(ports);
        sessions = new Sessions(desired, observed, with.tuns(), engine, firewall, this::settleSession);
        healing = new Healing(reconciler, ports, sessions, log);
    }

    /// Before anything else: what is there.
    public void start(long nowNanos) throws KernelException {
        reconciler.audit();
        reconciler.takeTouched();
        firewall.audit();
        nextAuditNanos = nowNanos + AUDIT_NANOS;
        nextCountersNanos = nowNanos + COUNTERS_NANOS;
        publish(nowNanos);
    }

    /// What the kernel left undone is tried again by the next call.
    ///
    /// @return how much there was to do
    public int doWork(long nowNanos) throws KernelException {
        boolean counted = false;
        int work = takeRequests(nowNanos);
        work += reconciler.listen();
        if (pending && !departures.underWay()) {
            carryOut(nowNanos);
        }
        work += packetLog.read(nowNanos);
        if (nextAuditNanos - nowNanos <= 0) {
            healing.beginAnew();
            reconciler.audit();
            nextAuditNanos = nowNanos + AUDIT_NANOS;
            changed = true;
            healing.touched(reconciler.takeTouched());
            if (!departures.underWay()) {
                healing.everything();
            }
            firewallHealing.audit();
            settings.heal(true);
        }
        if (firewallHealing.listen()) {
            changed = true;
            work++;
        }
        Set<String> touched = reconciler.takeTouched();
        touched.addAll(gateways.advance(nowNanos));
        changed |= !touched.isEmpty();
        healing.touched(touched);
        if (!departures.underWay()) {
            changed |= healing.whatWasTouched();
        }
        ports.advance(nowNanos);
        firewall.advance(nowNanos);
        if (departures.impatient(nowNanos)) {
            carryOut(nowNanos);
        }
        files.save(nowNanos).ifPresent(why -> log("error", "cannot note what is ours: " + why));
        if (nextCountersNanos - nowNanos <= 0) {
            nextCountersNanos = nowNanos + COUNTERS_NANOS;
            observed.refreshCounters(netlink);
            changed |= settings.heal(false);
            changed |= neighbours.heal();
            countedNanos = nowNanos;
            counted = true;
        }
        if (changed || counted) {
            publish(nowNanos);
        }
        return work;
    }

    /// When `doWork` wants to be called though nothing has come.
    public long nextDeadlineNanos() {
        OptionalLong impatient = departures.nextDeadlineNanos();
        return impatient.isPresent() && impatient.getAsLong() - nextCountersNanos < 0
                ? impatient.getAsLong()
                : nextCountersNanos;
    }

    /// The latest snapshot; from any thread.
    public KernelSnapshot snapshot() {
        return snapshot;
    }

    /// The engine has ended: takes away what sessions brought. What the configuration brought stays.
    public void close() {
        takeLastWords();
        answers.forEach(answer -> answer.complete(new Applied(Map.of())));
        gateways.close();
        ports.close();
        sessions.close();
        files.saveAll().ifPresent(why -> log("error", "cannot note what is ours: " + why));
    }

    private int takeRequests(long nowNanos) throws KernelException {
        int taken = 0;
        while (taken < REQUESTS_AT_ONCE) {
            Optional<KernelRequest> request = queue.take();
            if (request.isEmpty()) {
                break;
            }
            carryOut(request.get(), nowNanos);
            taken++;
        }
        return taken;
    }

    private void carryOut(KernelRequest request, long nowNanos) throws KernelException {
        switch (request) {
            case KernelRequest.Apply(NetworkState state, var answer) -> {
                answers.add(answer);
                apply(state, nowNanos);
            }
            case KernelRequest.Plan(NetworkState state, var answer) -> answer(answer, () -> dryRun(state));
            case KernelRequest.Firewall(var answer) -> answer(answer, () -> new FirewallStatus(firewall.counters()));
            case KernelRequest.Ask<?> ask -> answer(ask, nowNanos);
            case KernelRequest.Prepare(var session) -> {
                sessions.prepare(session);
                changed = true;
            }
            case KernelRequest.Release(int bundle) -> {
                sessions.release(bundle);
                changed = true;
            }
            case KernelRequest.LetGo(int bundle, var tun) -> sessions.letGo(bundle, tun);
            case KernelRequest.Log(LogEvent event) -> log.accept(event);
            case KernelRequest.PortClosed(String name) -> {
                if (departures.left(name)) {
                    carryOut(nowNanos);
                }
            }
            case KernelRequest.SessionOpened(var session) -> files.sessions().opened(session);
            case KernelRequest.SessionClosed(var session) -> files.sessions().closed(session);
            case KernelRequest.UserLeft(var session) -> files.lastSessions().ended(session);
        }
    }

    private <T> void answer(KernelRequest.Ask<T> ask, long nowNanos) {
        answer(ask.answer(), () -> ask.question().ask(lists, nowNanos));
    }

    /// What the kernel is asked.
    private interface Question<T> {
        T ask() throws KernelException;
    }

    /// What the kernel does not tell concerns whoever asked, and nobody else.
    private static <T> void answer(CompletableFuture<T> answer, Question<T> question) {
        try {
            answer.complete(question.ask());
        } catch (KernelException e) {
            answer.completeExceptionally(e);
        }
    }

    private void apply(NetworkState state, long nowNanos) throws KernelException {
        desired.configure(state);
        gateways.want(state.routes(), nowNanos);
        pending = true;
        HostState now = observed.whole();
        if (!departures.begin(Planner.plan(desired.whole(), now), now.links(), nowNanos)) {
            carryOut(nowNanos);
        }
    }

    /// Makes everything as configured; nobody is left on an interface that goes.
    private void carryOut(long nowNanos) throws KernelException {
        NetworkState state = desired.configuration();
        sessions.nameAsConfigured();
        reconciler.settleAll(operation -> log("debug", operation.toString()));
        settings.settle(state.settings());
        neighbours.settle(state.neighbours());
        firewall.want(state.firewall());
        packetLog.want(state.firewall().labels());
        List<TableChange> changes = firewall.settle();
        changes.stream().limit(MOST_CHANGES_SAID).forEach(change -> log("debug", change.toString()));
        if (changes.size() > MOST_CHANGES_SAID) {
            log("debug", "and " + (changes.size() - MOST_CHANGES_SAID) + " more changes of the firewall");
        }
        engine.put(new Configure(
                state.pppoeClients(),
                state.pppoeServers(),
                state.profiles(),
                state.users(),
                state.pools(),
                state.sessionNames()));
        ports.allLeft();
        ports.want(desired.ports(), nowNanos);
        healing.beginAnew();
        healing.reportFailures();
        pending = false;
        changed = true;
        publish(nowNanos);
        answers.forEach(answer -> answer.complete(new Applied(snapshot.problems())));
        answers.clear();
    }

    private List<String> dryRun(NetworkState state) throws KernelException {
        DesiredState wanted = new DesiredState();
        wanted.configure(state);
        List<String> sentences = new ArrayList<>();
        Map<String, String> renamings = sessions.renamings(state.pppoeClients());
        renamings.forEach((from, to) -> sentences.add("rename " + from + " to " + to));
        HostState now = observed.whole().renamed(renamings);
        HostState stays = desired.sessionsOnly().renamed(renamings);
        Planner.plan(HostState.union(List.of(wanted.whole(), stays)), now)
                .forEach(operation -> sentences.add(operation.toString()));
        sentences.addAll(settings.plan(state.settings()));
        sentences.addAll(neighbours.plan(state.neighbours()));
        firewall.plan(state.firewall()).forEach(change -> sentences.add(change.toString()));
        sentences.addAll(SessionChanges.between(desired.configuration(), state));
        return sentences;
    }

    private Optional<String> settleSession(String linuxName, String key) {
        try {
            reconciler.settle(Set.of(linuxName), operation -> log("debug", operation.toString()));
            return reconciler.problem(key);
        } catch (KernelException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void publish(long nowNanos) {
        if (changed) {
            problems = problems();
            changed = false;
        }
        snapshot = snapshots.take(problems, countedNanos, nowNanos);
    }

    private Map<String, String> problems() {
        Map<String, String> problems = new TreeMap<>(reconciler.problems());
        problems.putAll(firewall.problems());
        problems.putAll(settings.problems());
        problems.putAll(neighbours.problems());
        NetworkState state = desired.configuration();
        state.pppoeClients()
                .forEach(client -> problem(client).ifPresent(problem -> problems.put(client.key(), problem)));
        state.pppoeServers()
                .forEach(server ->
                        ports.problem(server.linuxName()).ifPresent(problem -> problems.put(server.key(), problem)));
        return problems;
    }

    /// A client does without a line that cannot be had as long as there is another.
    private Optional<String> problem(PppoeClient client) {
        List<Optional<String>> lines = client.lines().stream()
                .map(line -> ports.problem(line.linuxName()))
                .toList();
        return lines.stream().allMatch(Optional::isPresent) ? lines.getFirst() : sessions.problem(client);
    }

    /// What was still to be said and written when the engine ended.
    private void takeLastWords() {
        Optional<KernelRequest> request = queue.take();
        while (request.isPresent()) {
            switch (request.get()) {
                case KernelRequest.Log(LogEvent event) -> log.accept(event);
                case KernelRequest.SessionOpened(var session) ->
                    files.sessions().opened(session);
                case KernelRequest.SessionClosed(var session) ->
                    files.sessions().closed(session);
                case KernelRequest.UserLeft(var session) -> files.lastSessions().ended(session);
                case KernelRequest.Apply(NetworkState _, var answer) -> answer.complete(new Applied(Map.of()));
                case KernelRequest.Plan(NetworkState _, var answer) -> answer.complete(List.of());
                case KernelRequest.Firewall(var answer) -> answer.complete(FirewallStatus.EMPTY);
                case KernelRequest.Ask<?> ask -> ask.answer().cancel(false);
                case KernelRequest.Prepare _,
                        KernelRequest.Release _,
                        KernelRequest.LetGo _,
                        KernelRequest.PortClosed _ -> {}
            }
            request = queue.take();
        }
    }

    private void log(String severity, String message) {
        log.accept(new LogEvent(List.of("system", severity), message));
    }
}
