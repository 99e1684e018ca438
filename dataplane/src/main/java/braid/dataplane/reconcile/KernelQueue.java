package braid.dataplane.reconcile;

import braid.dataplane.Dataplane.Applied;
import braid.dataplane.KernelTables;
import braid.dataplane.engine.KernelPort;
import braid.dataplane.engine.TunPort;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.EndedSession;
import braid.dataplane.status.FirewallStatus;
import braid.dataplane.status.KernelEntry;
import braid.dataplane.status.LogEvent;
import braid.dataplane.status.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// The way to the kernel's worker: from any thread, never waiting.
public final class KernelQueue implements KernelPort, KernelTables {
    /// Connections that one question is answered with.
    static final int MOST_CONNECTIONS = 65_536;

    /// Requests that may wait before no more sessions are begun: several for each that a router may have.
    static final int MOST_WAITING = 1 << 17;

    /// Sessions with an interface, for each of which room is kept to take it away again, and for what the configuration
    /// asks.
    static final int MOST_INTERFACES = 1 << 16;

    private static final int ROOM_FOR_OTHERS = 1 << 10;

    /// Sessions that came up or ended since somebody asked for them.
    static final int MOST_ANNOUNCED = 1 << 14;

    private final BlockingQueue<KernelRequest> waiting =
            new ArrayBlockingQueue<>(MOST_WAITING + MOST_INTERFACES + ROOM_FOR_OTHERS);
    private final BlockingQueue<SessionEvent> announced = new ArrayBlockingQueue<>(MOST_ANNOUNCED);
    private final LongAdder dropped = new LongAdder();
    private final Runnable wake;

    /// Bundles that have an interface, or have asked for one.
    private final Set<Integer> prepared = ConcurrentHashMap.newKeySet();

    /// @param wake ends the worker's wait
    public KernelQueue(Runnable wake) {
        this.wake = wake;
    }

    public CompletableFuture<Applied> apply(NetworkState desired) {
        CompletableFuture<Applied> answer = new CompletableFuture<>();
        return asked(new KernelRequest.Apply(desired, answer), answer);
    }

    public CompletableFuture<List<String>> plan(NetworkState desired) {
        CompletableFuture<List<String>> answer = new CompletableFuture<>();
        return asked(new KernelRequest.Plan(desired, answer), answer);
    }

    public CompletableFuture<FirewallStatus> firewall() {
        CompletableFuture<FirewallStatus> answer = new CompletableFuture<>();
        return asked(new KernelRequest.Firewall(answer), answer);
    }

    @Override
    public CompletableFuture<List<KernelEntry.Connection>> connections() {
        return asked((lists, _) -> lists.connections(MOST_CONNECTIONS));
    }

    @Override
    public CompletableFuture<List<KernelEntry.Listed>> listed() {
        return asked(KernelLists::listed);
    }

    @Override
    public CompletableFuture<List<KernelEntry.Neighbour>> neighbours() {
        return asked((lists, _) -> lists.neighbours());
    }

    @Override
    public CompletableFuture<Map<String, String>> settings(List<String> names) {
        return asked((lists, _) -> lists.settings(names));
    }

    @Override
    public CompletableFuture<Boolean> forget(KernelEntry entry) {
        return asked((lists, _) -> lists.forget(entry));
    }

    @Override
    public CompletableFuture<Boolean> list(String list, AddressSpan addresses, long seconds) {
        return asked((lists, nowNanos) -> lists.list(list, addresses, seconds, nowNanos));
    }

    private <T> CompletableFuture<T> asked(KernelLists.Question<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        return asked(new KernelRequest.Ask<>(question, answer), answer);
    }

    @Override
    public boolean prepare(SessionInterface request) {
        boolean room = prepared.contains(request.bundle()) || prepared.size() < MOST_INTERFACES;
        if (!room || !put(new KernelRequest.Prepare(request))) {
            return false;
        }
        prepared.add(request.bundle());
        return true;
    }

    @Override
    public void release(int bundle) {
        if (prepared.remove(bundle)) {
            offer(new KernelRequest.Release(bundle)); // there is room: it was kept when the interface was asked for
        }
    }

    @Override
    public void letGo(int bundle, TunPort tun) {
        put(new KernelRequest.LetGo(bundle, tun));
    }

    @Override
    public void portClosed(String linuxName) {
        put(new KernelRequest.PortClosed(linuxName));
    }

    @Override
    public void log(LogEvent event) {
        put(new KernelRequest.Log(event));
    }

    @Override
    public void sessionOpened(SessionKey session) {
        put(new KernelRequest.SessionOpened(session));
    }

    @Override
    public void sessionClosed(SessionKey session) {
        put(new KernelRequest.SessionClosed(session));
    }

    @Override
    public void userLeft(EndedSession session) {
        put(new KernelRequest.UserLeft(session));
    }

    @Override
    public void announce(SessionEvent event) {
        if (!announced.offer(event)) {
            dropped.increment();
        }
    }

    /// What was announced since this was last asked, in order.
    public List<SessionEvent> takeAnnounced() {
        List<SessionEvent> taken = new ArrayList<>();
        announced.drainTo(taken);
        return taken;
    }

    /// Requests dropped because too many waited.
    public long dropped() {
        return dropped.sum();
    }

    Optional<KernelRequest> take() {
        return Optional.ofNullable(waiting.poll());
    }

    /// @return false if too many wait already, which is counted
    private boolean put(KernelRequest request) {
        if (waiting.size() >= MOST_WAITING) {
            dropped.increment();
            return false;
        }
        return offer(request);
    }

    private <T> CompletableFuture<T> asked(KernelRequest request, CompletableFuture<T> answer) {
        if (!offer(request)) {
            answer.completeExceptionally(new IllegalStateException("too many requests wait for the kernel's worker"));
        }
        return answer;
    }

    private boolean offer(KernelRequest request) {
        boolean taken = waiting.offer(request);
        if (taken) {
            wake.run();
        } else {
            dropped.increment();
        }
        return taken;
    }
}
