package braid.dataplane.dns.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The sockets that clients ask at: one by UDP and one by TCP for each address of the router. They follow the
/// addresses; what cannot be opened is tried again.
final class Listeners {
    // Chosen by us.
    private static final int MOST_ADDRESSES = 1_000;
    private static final long AGAIN_NANOS = 2_000_000_000L;
    private static final int LASTING_TRIES = 4;

    /// How often to look who holds a port: it takes a while.
    private static final long LOOK_NANOS = 20_000_000_000L;

    private final int port;
    private final Desk desk;
    private final Selector selector;
    private final TcpSessions sessions = new TcpSessions();
    private final Map<LocalAddress, Pair> open = new HashMap<>();
    private final Map<LocalAddress, Refusal> refused = new HashMap<>();
    private Set<LocalAddress> wanted = Set.of();

    private record Pair(UdpListener udp, TcpListener tcp) {
        void close() {
            try (udp;
                    tcp) {
                return;
            } catch (IOException e) {
                return; // the kernel takes them back all the same
            }
        }
    }

    /// @param held whether somebody else has the port
    private record Refusal(String reason, boolean held, int tries, long triedNanos, long lookedNanos) {
        /// An address of IPv6 that has only just come is not ours to use for a moment (RFC 4862 section 5.4).
        boolean lasts() {
            return held || tries >= LASTING_TRIES;
        }
    }

    Listeners(int port, Desk desk, Selector selector) {
        this.port = port;
        this.desk = desk;
        this.selector = selector;
    }

    /// Listens on these addresses and no others.
    void want(Collection<LocalAddress> addresses, long nowNanos) {
        Set<LocalAddress> now = addresses.stream().limit(MOST_ADDRESSES).collect(Collectors.toSet());
        if (now.equals(wanted)) {
            return;
        }
        wanted = now;
        refused.keySet().retainAll(wanted);
        for (LocalAddress address : Set.copyOf(open.keySet())) {
            if (!wanted.contains(address)) {
                open.remove(address).close();
            }
        }
        if (wanted.isEmpty()) {
            sessions.closeAll();
        }
        giveBack();
        wanted.forEach(address -> tryToOpen(address, nowNanos));
    }

    /// What is due: refused addresses, idle connections.
    void advance(long nowNanos) {
        sessions.endIdle(nowNanos);
        new HashSet<>(refused.entrySet())
                .stream()
                        .filter(entry -> nowNanos - entry.getValue().triedNanos() >= AGAIN_NANOS)
                        .forEach(entry -> tryToOpen(entry.getKey(), nowNanos));
    }

    private void tryToOpen(LocalAddress address, long nowNanos) {
        if (open.containsKey(address)) {
            return;
        }
        InetSocketAddress at = address.at(port);
        try {
            UdpListener udp = UdpListener.open(at, desk, selector);
            try {
                open.put(address, new Pair(udp, TcpListener.open(at, desk, selector, sessions)));
                refused.remove(address);
            } catch (IOException e) {
                udp.close();
                giveBack(); // so that it is not found as the one who holds the port
                throw e;
            }
        } catch (IOException e) {
            refused.put(address, refusal(address, e, nowNanos));
        } catch (UnsupportedOperationException e) {
            refused.remove(address); // this Java has no IPv6
        }
    }

    /// The kernel gets a closed socket back only when its selector notices.
    private void giveBack() {
        try {
            selector.selectNow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Refusal refusal(LocalAddress address, IOException e, long nowNanos) {
        Refusal before = refused.get(address);
        if (before != null && nowNanos - before.lookedNanos() < LOOK_NANOS) {
            return new Refusal(before.reason(), before.held(), before.tries() + 1, nowNanos, before.lookedNanos());
        }
        Optional<String> holder = PortHolders.of(address.address(), port);
        String reason = holder.map(process -> "port " + port + " is held by " + process)
                .orElseGet(() -> "cannot listen on port " + port + ": " + e.getMessage());
        return new Refusal(reason, holder.isPresent(), before == null ? 1 : before.tries() + 1, nowNanos, nowNanos);
    }

    /// Why it does not listen on some addresses; empty when it does on all, or may in a moment.
    Optional<String> problem() {
        Map<String, Set<String>> byReason = new TreeMap<>();
        refused.forEach((address, refusal) -> {
            if (refusal.lasts()) {
                byReason.merge(refusal.reason(), Set.of(address.address().toString()), Listeners::union);
            }
        });
        return byReason.isEmpty()
                ? Optional.empty()
                : Optional.of(byReason.entrySet().stream()
                        .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
                        .collect(Collectors.joining("; ")));
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new TreeSet<>(a);
        all.addAll(b);
        return all;
    }

    void closeAll() {
        open.values().forEach(Pair::close);
        open.clear();
        sessions.closeAll();
    }
}
