package braid.shell.testing;

import braid.dataplane.Dataplane;
import braid.dataplane.KernelTables;
import braid.dataplane.dns.NameService;
import braid.dataplane.dns.ServerAddress;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.DnsStatus;
import braid.dataplane.status.FirewallStatus;
import braid.dataplane.status.KernelEntry;
import braid.dataplane.status.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A dataplane that remembers what it was asked for and says what a test wants it to say.
public final class FakeDataplane implements Dataplane {
    private final List<NetworkState> applied = new ArrayList<>();
    private final List<Integer> disconnected = new ArrayList<>();
    private final List<SessionEvent> events = new ArrayList<>();
    private final List<KernelEntry.Connection> tracked = new CopyOnWriteArrayList<>();
    private volatile DataplaneStatus status;
    private volatile Map<String, String> problems = Map.of();
    private volatile DnsStatus known = DnsStatus.EMPTY;

    public FakeDataplane(DataplaneStatus status) {
        this.status = status;
    }

    public synchronized void says(DataplaneStatus now) {
        status = now;
    }

    /// What its status will say from the next application on.
    public void cannot(Map<String, String> problemsByKey) {
        problems = problemsByKey;
    }

    /// What it was asked to hold last.
    public synchronized NetworkState desired() {
        return applied.getLast();
    }

    /// How often it was asked.
    public synchronized int applications() {
        return applied.size();
    }

    public synchronized List<Integer> disconnected() {
        return List.copyOf(disconnected);
    }

    @Override
    public synchronized CompletableFuture<Applied> apply(NetworkState desired) {
        applied.add(desired);
        status = Statuses.withProblems(status, problems);
        return CompletableFuture.completedFuture(new Applied(problems));
    }

    /// The connections that its kernel tracks from now on.
    public void tracks(List<KernelEntry.Connection> connections) {
        tracked.clear();
        tracked.addAll(connections);
    }

    @Override
    public KernelTables tables() {
        return new KernelTables() {
            @Override
            public CompletableFuture<List<KernelEntry.Connection>> connections() {
                return CompletableFuture.completedFuture(List.copyOf(tracked));
            }

            @Override
            public CompletableFuture<List<KernelEntry.Listed>> listed() {
                return NONE.listed();
            }

            @Override
            public CompletableFuture<List<KernelEntry.Neighbour>> neighbours() {
                return NONE.neighbours();
            }

            @Override
            public CompletableFuture<Map<String, String>> settings(List<String> names) {
                return NONE.settings(names);
            }

            @Override
            public CompletableFuture<Boolean> forget(KernelEntry entry) {
                return CompletableFuture.completedFuture(tracked.remove(entry));
            }

            @Override
            public CompletableFuture<Boolean> list(String list, AddressSpan addresses, long seconds) {
                return NONE.list(list, addresses, seconds);
            }
        };
    }

    @Override
    public List<String> plan(NetworkState desired) {
        return List.of("hold " + desired.pppoeClients().size() + " PPPoE clients");
    }

    @Override
    public CompletableFuture<FirewallStatus> firewall() {
        return CompletableFuture.completedFuture(FirewallStatus.EMPTY);
    }

    /// What its name service will say it knows, until somebody makes it forget.
    public void knows(DnsStatus names) {
        known = names;
    }

    @Override
    public NameService names() {
        return new NameService() {
            @Override
            public boolean inUse() {
                return false;
            }

            @Override
            public CompletableFuture<Lookup> resolve(String name, Family family, Optional<ServerAddress> server) {
                return CompletableFuture.completedFuture(new Lookup.Failed());
            }

            @Override
            public CompletableFuture<DnsStatus> status() {
                return CompletableFuture.completedFuture(known);
            }

            @Override
            public CompletableFuture<Void> flush() {
                known = DnsStatus.EMPTY;
                return CompletableFuture.completedFuture(null);
            }
        };
    }

    @Override
    public DataplaneStatus status() {
        return status;
    }

    /// A session came up or ended.
    public synchronized void announces(SessionEvent event) {
        events.add(event);
    }

    @Override
    public synchronized List<SessionEvent> takeSessionEvents() {
        List<SessionEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    @Override
    public synchronized boolean disconnect(int bundle) {
        return disconnected.add(bundle);
    }

    @Override
    public void close() {}
}
