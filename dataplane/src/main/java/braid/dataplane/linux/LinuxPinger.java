package braid.dataplane.linux;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.tool.Ping;
import braid.dataplane.tool.PingOptions;
import braid.dataplane.tool.PingResult;
import braid.dataplane.tool.PingSummary;
import braid.dataplane.tool.Pinger;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Pings in the namespace of the calling thread.
public final class LinuxPinger implements Pinger {
    private static final long LONGEST_WAIT_NANOS = 100_000_000;

    private final AtomicInteger nextIdentifier =
            new AtomicInteger((int) ProcessHandle.current().pid() * 31);

    @Override
    public PingSummary ping(PingOptions options, Consumer<PingResult> each, BooleanSupplier stopped)
            throws KernelException {
        try (IcmpSocket socket = IcmpSocket.open(options)) {
            Ping ping = new Ping(options, nextIdentifier.getAndIncrement(), System.nanoTime());
            while (!ping.finished()
                    && !stopped.getAsBoolean()
                    && !Thread.currentThread().isInterrupted()) {
                Ping.Step step = ping.advance(System.nanoTime());
                step.results().forEach(each);
                if (step.echo().isPresent()) {
                    send(socket, ping, step.echo().get()).ifPresent(each);
                }
                if (!ping.finished()) {
                    long left = Math.min(LONGEST_WAIT_NANOS, ping.nextDeadlineNanos() - System.nanoTime());
                    socket.receive(left)
                            .flatMap(packet -> ping.receive(packet, System.nanoTime()))
                            .ifPresent(each);
                }
            }
            return ping.summary();
        }
    }

    private static Optional<PingResult> send(IcmpSocket socket, Ping ping, ByteBuffer echo) {
        try {
            socket.send(echo);
            return Optional.empty();
        } catch (KernelException e) {
            return Optional.of(ping.refused(status(e)));
        }
    }

    /// RouterOS's words where it has some.
    private static String status(KernelException e) {
        return switch (e.errno()) {
            case EMSGSIZE -> "packet too large and cannot be fragmented";
            case ENETUNREACH -> "no route to host";
            case EHOSTUNREACH -> "host unreachable";
            default -> e.errno() == Errno.UNKNOWN ? e.getMessage() : e.kernelText();
        };
    }
}
