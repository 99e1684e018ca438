package braid.shell.server;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Listens on the state directory's socket; whoever can open it is `admin`. Each console gets two threads of its
/// own: `console-N` runs it, `console-N-keys` hears what is typed.
///
/// Whoever binds must hold the state directory's lock: a socket file that is there is then left over and removed.
public final class ConsoleServer implements AutoCloseable {
    /// Consoles open at the same time; more are closed at once.
    static final int MAX_CONSOLES = 256;

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ServerSocketChannel listener;
    private final Path socket;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    private ConsoleServer(ServerSocketChannel listener, Path socket) {
        this.listener = listener;
        this.socket = socket;
    }

    /// From now on consoles can connect; they wait until [#serve] is called.
    public static ConsoleServer bind(StateDirectory state) throws IOException {
        var socket = state.socket();
        Files.deleteIfExists(socket);
        var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listener.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        return new ConsoleServer(listener, socket);
    }

    /// Accepts consoles on a thread of its own until closed.
    public void serve(Door.Handler handler) {
        Thread.ofPlatform().name("consoles").daemon().start(() -> acceptAll(handler));
    }

    private void acceptAll(Door.Handler handler) {
        for (int number = 1; ; number++) {
            SocketChannel socketChannel;
            try {
                socketChannel = listener.accept();
            } catch (IOException _) {
                return;
            }
            if (open.size() >= MAX_CONSOLES) {
                refuse(socketChannel);
                continue;
            }
            var keys = Thread.ofPlatform().name("console-" + number + "-keys").daemon();
            var connection = new Connection(new FrameChannel(socketChannel), handler, keys);
            open.add(connection);
            Thread.ofPlatform().name("console-" + number).daemon().start(() -> {
                try {
                    connection.run();
                } finally {
                    open.remove(connection);
                }
            });
        }
    }

    private static void refuse(SocketChannel socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed as far as we are concerned.
        }
    }

    /// Stops listening and tells every console to take its leave.
    public void stop() {
        try {
            listener.close();
            Files.deleteIfExists(socket);
        } catch (IOException _) {
            // A socket file that stays is removed by the next router.
        }
        open.forEach(Connection::stop);
    }

    /// Lets every console take its leave.
    @Override
    public void close() {
        stop();
        var patience = PATIENCE;
        for (var console : open) {
            console.awaitAndClose(patience.toNanos());
            // Whoever is stuck has used up the others' time, which they had as well.
            patience = patience.dividedBy(2);
        }
    }
}
