package braid.dataplane.engine;

import braid.dataplane.multilink.CoDel;
import braid.dataplane.multilink.Counters;
import braid.dataplane.multilink.PacketQueue;
import braid.dataplane.multilink.PacketSlices;
import braid.dataplane.network.RateLimit;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Holds one direction of a session to its rate: what comes too early waits, and CoDel keeps the queue short. On the
/// way to the peer it stands before the bundle gives numbers. Allocates only when more waits than ever before.
final class Shaper {
    private static final int MAX_WAITING_PACKETS = 1000;
    private static final int MAX_WAITING_BYTES = 1 << 21;
    private static final int FULL_PACKET_BYTES = 1500;

    /// What waits for longer than this at the rate is too much, however it comes, unless it is only a few packets.
    private static final long MOST_WAITING_NANOS = 250_000_000L;

    private static final int FEW_PACKETS = 8;

    private final Optional<RateClock> clock;
    private final EngineCounter dropped;
    private final Counters<EngineCounter> counters;
    private final PacketQueue queue = new PacketQueue(MAX_WAITING_PACKETS, MAX_WAITING_BYTES);
    private final CoDel codel = new CoDel();
    private long waitingOctets;

    /// @param dropped what is counted for each packet that is dropped here
    Shaper(RateLimit.Rate rate, EngineCounter dropped, Counters<EngineCounter> counters) {
        this.clock = rate.limits() ? Optional.of(new RateClock(rate)) : Optional.empty();
        this.dropped = dropped;
        this.counters = counters;
    }

    /// Whether a packet may go at once; then it counts as gone.
    boolean passes(int lengthBytes, long nowNanos) {
        if (clock.isEmpty()) {
            return true;
        }
        if (!queue.isEmpty() || !clock.get().open(nowNanos)) {
            return false;
        }
        clock.get().sent(lengthBytes, nowNanos);
        return true;
    }

    /// Keeps a copy of a packet that may not go yet; one that there is no room for is dropped.
    void hold(int protocol, ByteBuffer bytes, int offset, int lengthBytes, long nowNanos) {
        if (full() || !queue.add(protocol, bytes, offset, lengthBytes, nowNanos)) {
            counters.count(dropped);
        } else {
            waitingOctets += lengthBytes;
        }
    }

    void hold(int protocol, PacketSlices packet, long nowNanos) {
        if (full() || !queue.add(protocol, packet, nowNanos)) {
            counters.count(dropped);
        } else {
            waitingOctets += packet.lengthBytes();
        }
    }

    private boolean full() {
        return queue.packets() >= FEW_PACKETS
                && waitingOctets * clock.orElseThrow().octetNanos() > MOST_WAITING_NANOS;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /// Looks for the next packet whose time has come, past those that have stood too long.
    ///
    /// @return whether there is one; it must be taken with [#gone] before this is asked again
    boolean next(long nowNanos) {
        while (!queue.isEmpty() && clock.orElseThrow().open(nowNanos)) {
            boolean alone = queue.packets() == 1;
            if (!codel.drop(nowNanos - queue.sinceNanos(), targetNanos(), alone, nowNanos)) {
                return true;
            }
            counters.count(dropped);
            remove();
        }
        return false;
    }

    /// The packet that [#next] found.
    PacketQueue first() {
        return queue;
    }

    void gone(long nowNanos) {
        clock.orElseThrow().sent(queue.lengthBytes(), nowNanos);
        remove();
    }

    private void remove() {
        waitingOctets -= queue.lengthBytes();
        queue.remove();
    }

    /// [Long#MAX_VALUE] while nothing waits.
    long nextDeadlineNanos() {
        return queue.isEmpty() ? Long.MAX_VALUE : clock.orElseThrow().opensNanos();
    }

    /// Two full packets at the rate, if that is more than CoDel's own target.
    private long targetNanos() {
        return Math.max(CoDel.TARGET_NANOS, (long)
                (2 * FULL_PACKET_BYTES * clock.orElseThrow().octetNanos()));
    }
}
