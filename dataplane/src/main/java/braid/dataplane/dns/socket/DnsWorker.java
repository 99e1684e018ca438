package braid.dataplane.dns.socket;

import braid.dataplane.dns.Access;
import braid.dataplane.dns.Forwarder;
import braid.dataplane.dns.LookupAsker;
import braid.dataplane.dns.SourceBudget;
import braid.dataplane.network.dns.DnsSettings;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The duty of the thread `dns`: owns the forwarder and all its sockets. While nothing is set up it has no socket and
/// looks for changes only.
final class DnsWorker {
    private static final long LOOK_AROUND_NANOS = 500_000_000L;

    private final Queue<Mail> mail;
    private final Supplier<Surroundings> look;
    private final Selector selector;
    private final Servers servers;
    private final Forwarder forwarder;
    private final Desk desk;
    private final Listeners listeners;
    private DnsSettings settings = DnsSettings.NONE;
    private Surroundings surroundings = Surroundings.NONE;
    private long nextLookNanos;
    private volatile Map<String, String> problems = Map.of();
    private volatile boolean inUse;

    /// @param look what is around; asked twice a second
    /// @param port to listen on
    DnsWorker(Queue<Mail> mail, Supplier<Surroundings> look, Selector selector, int port, RandomGenerator random) {
        this.mail = mail;
        this.look = look;
        this.selector = selector;
        servers = new Servers(selector, new Told());
        forwarder = new Forwarder(servers, random);
        desk = new Desk(forwarder, new SourceBudget(random.nextInt()));
        listeners = new Listeners(port, desk, selector);
    }

    private final class Told implements Servers.Listener {
        @Override
        public void receive(int attempt, byte[] bytes, long nowNanos) {
            forwarder.receive(attempt, bytes, nowNanos);
        }

        @Override
        public void unreachable(int attempt, long nowNanos) {
            forwarder.unreachable(attempt, nowNanos);
        }
    }

    void start(long nowNanos) {
        nextLookNanos = nowNanos;
    }

    /// Does what there is to do, and what sockets are ready for.
    ///
    /// @return how long there is nothing to do if no socket becomes ready, nanoseconds
    long doWork(long nowNanos) {
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.isValid()) {
                ((Watched) key.attachment()).ready(nowNanos);
            }
        }
        selector.selectedKeys().clear();
        for (Mail each = mail.poll(); each != null; each = mail.poll()) {
            read(each, nowNanos);
        }
        if (nextLookNanos - nowNanos <= 0) {
            lookAround(nowNanos);
        }
        forwarder.advance(nowNanos);
        servers.tellFailures(nowNanos);
        if (!mail.isEmpty()) {
            return 0; // whoever wrote it may have woken the selector while listeners asked it
        }
        OptionalLong deadline = forwarder.nextDeadlineNanos();
        long restNanos = nextLookNanos - nowNanos;
        return deadline.isPresent() ? Math.min(restNanos, deadline.getAsLong() - nowNanos) : restNanos;
    }

    private void read(Mail each, long nowNanos) {
        switch (each) {
            case Mail.Configure(DnsSettings wanted, var done) -> {
                settings = wanted;
                lookAround(nowNanos);
                done.complete(null);
            }
            case Mail.Resolve(var question, var server, var answer) -> {
                LookupAsker asker = new LookupAsker(answer);
                if (server.isPresent()) {
                    forwarder.askServer(question, server.get(), asker, nowNanos);
                } else {
                    forwarder.ask(question, asker, nowNanos);
                }
            }
            case Mail.Status(var answer) -> answer.complete(forwarder.status(nowNanos));
            case Mail.Flush(var done) -> {
                forwarder.flush();
                done.complete(null);
            }
        }
    }

    private void lookAround(long nowNanos) {
        nextLookNanos = nowNanos + LOOK_AROUND_NANOS;
        surroundings = look.get();
        forwarder.configure(settings, surroundings.sessionServers());
        Set<LocalAddress> own = surroundings.own();
        desk.allow(
                new Access(
                        own.stream().map(LocalAddress::address).collect(Collectors.toSet()),
                        settings.strangersServed()),
                settings.maxUdpBytes(),
                settings.maxTcpSessions());
        inUse = forwarder.inUse();
        listeners.want(inUse ? own : Set.of(), nowNanos);
        listeners.advance(nowNanos);
        Map<String, String> found = new TreeMap<>(forwarder.problems());
        listeners.problem().ifPresent(problem -> found.put(settings.key(), problem));
        problems = Collections.unmodifiableMap(found);
    }

    /// Why something is not in force, by its key. Any thread.
    Map<String, String> problems() {
        return problems;
    }

    /// Whether there is anybody to ask, or anything that is known. Any thread.
    boolean inUse() {
        return inUse;
    }

    void close() throws IOException {
        listeners.closeAll();
        servers.closeAll();
        selector.close();
    }
}
