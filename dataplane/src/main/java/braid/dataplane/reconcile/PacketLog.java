package braid.dataplane.reconcile;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.LoggedPacket;
import braid.dataplane.netlink.NetlinkPort;
import braid.dataplane.nftables.LogLine;
import braid.dataplane.nftables.Ruleset;
import braid.dataplane.status.LogEvent;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Packets that rules hand over become lines of the log; those that come too fast are counted only. Kernel thread only.
final class PacketLog {
    private static final int MOST_LINES_A_SECOND = 200;
    /// A flood of packets must not keep the thread from what else it does; the kernel drops what it has no room for.
    static final int DATAGRAMS_AT_ONCE = 64;

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Optional<NetlinkPort> port;
    private final ObservedState observed;
    private final Consumer<LogEvent> log;
    private Map<String, String> labels = Map.of();
    private long secondBeganNanos;
    private int lines;
    private long unsaid;
    private boolean subscribed;

    /// @param port a netfilter socket for nothing else; empty where the kernel has none
    PacketLog(Optional<NetlinkPort> port, ObservedState observed, Consumer<LogEvent> log) {
        this.port = port;
        this.observed = observed;
        this.log = log;
    }

    /// @param linuxLabels what interfaces are called in the log, by their names on Linux
    void want(Map<String, String> linuxLabels) throws KernelException {
        labels = linuxLabels;
        if (port.isPresent() && !subscribed) {
            port.get().send(LoggedPacket.subscription(Ruleset.LOG_GROUP, LogLine.OCTETS));
            subscribed = true;
        }
    }

    /// @return how much there was to read; there may be more
    int read(long nowNanos) throws KernelException {
        if (nowNanos - secondBeganNanos >= SECOND_NANOS) {
            if (unsaid > 0) {
                say(unsaid + " more packets were logged than there is room for");
            }
            secondBeganNanos = nowNanos;
            lines = 0;
            unsaid = 0;
        }
        int datagrams = 0;
        while (port.isPresent() && datagrams < DATAGRAMS_AT_ONCE) {
            Optional<ByteBuffer> datagram = next(port.get());
            if (datagram.isEmpty()) {
                break;
            }
            datagrams++;
            LoggedPacket.decode(datagram.get()).forEach(this::take);
        }
        return datagrams;
    }

    /// What the kernel had no room for is lost, and that is all.
    private static Optional<ByteBuffer> next(NetlinkPort port) throws KernelException {
        try {
            return port.receiveNow();
        } catch (KernelException e) {
            if (e.errno() != Errno.ENOBUFS) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private void take(LoggedPacket packet) {
        if (lines >= MOST_LINES_A_SECOND) {
            unsaid++;
            return;
        }
        lines++;
        say(LogLine.of(packet, this::label));
    }

    private String label(int index) {
        String name = observed.name(index).orElse("(unknown " + index + ")");
        return labels.getOrDefault(name, name);
    }

    private void say(String line) {
        log.accept(new LogEvent(List.of("firewall", "info"), line));
    }
}
