package braid.shell.lab;

import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.Namespace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/// Real TCP traffic between two namespaces: Java sockets on threads inside them.
///
/// @param clockNanos the monotonic clock
record Traffic(LongSupplier clockNanos) {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final int TIMEOUT_MILLIS = 10_000;

    /// Sends from one namespace to the other, which connects, and measures what arrives after a warm-up.
    ///
    /// @param address of the sender, reachable from the receiver
    /// @return bits of payload a second
    /// @throws LabFailure if no connection comes up, or it stalls
    double measure(Namespace sender, InetAddress address, Namespace receiver, Duration warmUp, Duration window)
            throws KernelException, LabFailure {
        try (var listener = listen(sender, address)) {
            sender.start("lab-sender", () -> send(listener));
            var arrived = receiver.run(() -> receive(address, listener.getLocalPort(), warmUp, window));
            return arrived.orElseThrow(() -> new LabFailure("TCP traffic through the bundle stalled"));
        } catch (IOException e) {
            throw new LabFailure("no TCP traffic through the bundle: " + e.getMessage());
        }
    }

    private static ServerSocket listen(Namespace sender, InetAddress address) throws KernelException, IOException {
        var listener = sender.run(() -> new ServerSocket(0, 1, address));
        listener.setSoTimeout(TIMEOUT_MILLIS);
        return listener;
    }

    /// Until the receiver has enough and closes.
    private static void send(ServerSocket listener) {
        try (var socket = listener.accept()) {
            var chunk = new byte[CHUNK_BYTES];
            while (true) {
                socket.getOutputStream().write(chunk);
            }
        } catch (IOException _) {
            // The receiver has closed: that is the end of it.
        }
    }

    /// Empty when nothing arrived for too long.
    private OptionalDouble receive(InetAddress address, int port, Duration warmUp, Duration window) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
            var chunk = new byte[CHUNK_BYTES];
            var input = socket.getInputStream();
            long begin = clockNanos.getAsLong();
            long now = begin;
            while (now - begin < warmUp.toNanos() && input.read(chunk) >= 0) {
                now = clockNanos.getAsLong();
            }
            long from = now;
            long bytes = 0;
            while (now - from < window.toNanos()) {
                int n = input.read(chunk);
                if (n < 0) {
                    break;
                }
                bytes += n;
                now = clockNanos.getAsLong();
            }
            return OptionalDouble.of(8e9 * bytes / (now - from));
        } catch (IOException _) {
            return OptionalDouble.empty();
        }
    }
}
