package braid.dataplane.multilink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// RFC 1990's receiver with our gap timer, as slow and obvious as possible: the oracle for the fast one. It knows
/// nothing of links that are left out for their silence.
final class ObviousReassembler {
    private record Fragment(boolean begins, boolean ends, byte[] data, long arrivalNanos) {}

    private final TreeMap<Long, Fragment> held = new TreeMap<>();
    private final List<byte[]> delivered = new ArrayList<>();
    private final int bits;
    private final int maxHeldSpan;
    private final long gapNanos;
    private final long[] last;
    private final long[] latest;
    private long next;

    ObviousReassembler(int bits, int maxHeldSpan, long gapNanos, int links) {
        this.bits = bits;
        this.maxHeldSpan = maxHeldSpan;
        this.gapNanos = gapNanos;
        last = new long[links];
        latest = new long[links];
        Arrays.fill(last, -1);
        Arrays.fill(latest, -1);
    }

    void receive(int link, int sequence, boolean begins, boolean ends, byte[] data, long nowNanos) {
        long number = nearestToNext(sequence);
        boolean risesBelowTheHighest = latest[link] < last[link] && number > latest[link];
        if (number >= last[link] || risesBelowTheHighest) {
            last[link] = number;
        }
        latest[link] = number;
        while (number - next >= maxHeldSpan) {
            long firstHeld = held.isEmpty() ? Long.MAX_VALUE : held.lastKey() > missing() ? firstAfterGap() : Long.MAX_VALUE;
            giveUpTo(firstHeld == Long.MAX_VALUE ? Math.max(missing(), number - maxHeldSpan + 1) : firstHeld);
            settle(nowNanos);
        }
        if (number >= next) {
            held.putIfAbsent(number, new Fragment(begins, ends, data, nowNanos));
        }
        settle(nowNanos);
    }

    void advance(long nowNanos) {
        settle(nowNanos);
    }

    /// What was delivered since the last call.
    List<byte[]> takeDelivered() {
        List<byte[]> taken = List.copyOf(delivered);
        delivered.clear();
        return taken;
    }

    private void settle(long nowNanos) {
        boolean changed = true;
        while (changed) {
            changed = deliverOrDropFirst();
            if (!changed && isLost(missing(), nowNanos)) {
                giveUpTo(missing() + 1);
                changed = true;
            }
        }
    }

    /// @return false if the first fragments are a packet that is not complete
    private boolean deliverOrDropFirst() {
        if (!held.containsKey(next)) {
            return false;
        }
        if (!held.get(next).begins()) {
            held.remove(next++);
            return true;
        }
        for (long number = next; held.containsKey(number); number++) {
            if (number > next && held.get(number).begins()) {
                giveUpTo(number);
                return true;
            }
            if (held.get(number).ends()) {
                deliverUpTo(number);
                return true;
            }
        }
        return false;
    }

    private void deliverUpTo(long lastNumber) {
        int length = held.subMap(next, lastNumber + 1).values().stream()
                .mapToInt(fragment -> fragment.data().length)
                .sum();
        byte[] packet = new byte[length];
        int at = 0;
        while (next <= lastNumber) {
            byte[] data = held.remove(next++).data();
            System.arraycopy(data, 0, packet, at, data.length);
            at += data.length;
        }
        if (length > 0) {
            delivered.add(packet);
        }
    }

    private boolean isLost(long number, long nowNanos) {
        boolean passed = Arrays.stream(last).allMatch(each -> each >= number);
        return passed
                || held.tailMap(number).values().stream()
                        .anyMatch(fragment -> nowNanos - fragment.arrivalNanos() >= gapNanos);
    }

    private long missing() {
        long number = next;
        while (held.containsKey(number)) {
            number++;
        }
        return number;
    }

    private long firstAfterGap() {
        return held.ceilingKey(missing());
    }

    private void giveUpTo(long number) {
        next = number;
        held.headMap(number).clear();
    }

    private long nearestToNext(int sequence) {
        long size = 1L << bits;
        long number = next - next % size + sequence;
        long best = number;
        for (long candidate : new long[] {number - size, number + size}) {
            if (Math.abs(candidate - next) < Math.abs(best - next)) {
                best = candidate;
            }
        }
        return best;
    }
}
