package braid.dataplane.dns.socket;

import braid.dataplane.dns.ServerAddress;
import braid.dataplane.dns.ServerPort;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Questions on their way to servers: a socket each, from a port that the kernel chooses by chance, connected, so that
/// only the server's own address and port get through.
final class Servers implements ServerPort {
    /// Told what came of an attempt.
    interface Listener {
        void receive(int attempt, byte[] bytes, long nowNanos);

        void unreachable(int attempt, long nowNanos);
    }

    private final Selector selector;
    private final Listener listener;
    private final Map<Integer, AutoCloseable> open = new HashMap<>();
    private final Deque<Integer> failed = new ArrayDeque<>();

    Servers(Selector selector, Listener listener) {
        this.selector = selector;
        this.listener = listener;
    }

    @Override
    public void send(int attempt, ServerAddress server, Transport transport, byte[] message) {
        try {
            open.put(
                    attempt,
                    switch (transport) {
                        case UDP -> UdpQuestion.send(attempt, server, message, selector, listener);
                        case TCP -> TcpQuestion.send(attempt, server, message, selector, listener);
                    });
        } catch (IOException | UnsupportedAddressTypeException e) { // the latter where there is no IPv6
            failed.add(attempt); // told once whoever asks has noted it
        }
    }

    @Override
    public void end(int attempt) {
        failed.remove(attempt);
        AutoCloseable socket = open.remove(attempt);
        if (socket != null) {
            close(socket);
        }
    }

    /// Tells of the attempts that failed as they began.
    void tellFailures(long nowNanos) {
        while (!failed.isEmpty()) {
            listener.unreachable(failed.removeFirst(), nowNanos);
        }
    }

    void closeAll() {
        open.values().forEach(Servers::close);
        open.clear();
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException("a socket that cannot be closed", e);
        }
    }
}
