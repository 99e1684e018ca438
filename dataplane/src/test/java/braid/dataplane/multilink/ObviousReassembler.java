package braid.dataplane.multilink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// RFC 1990's receiver with our gap timer, as slow and obvious as possible: the oracle for the fast one. It knows
/// nothing of links that are left out for their silence.
final class ObviousReassembler {
    private record Fragment(boolean begins, boolean ends, byte[] data, long arrivalNanos) {}

    private static final long NO_JUMP = Long.MIN_VALUE;

    private final TreeMap<Long, Fragment> held = new TreeMap<>();
    private final List<byte[]> delivered = new ArrayList<>();
    private final int bits;
    private final int maxHeldSpan;
    private final long gapNanos;
    private final long[] last;
    private final long[] latest;
    private final long[] jumpedTo;
    private final Fragment[] kept;
    private final long[] step;
    private long highest = -1;
    private long next;

    ObviousReassembler(int bits, int maxHeldSpan, long gapNanos, int links) {
        this.bits = bits;
        this.maxHeldSpan = maxHeldSpan;
        this.gapNanos = gapNanos;
        last = new long[links];
        latest = new long[links];
        jumpedTo = new long[links];
        kept = new Fragment[links];
        step = new long[links];
        Arrays.fill(jumpedTo, NO_JUMP);
        Arrays.fill(last, -1);
        Arrays.fill(latest, -1);
    }

    void receive(int link, int sequence, boolean begins, boolean ends, byte[] data, long nowNanos) {
        long number = nearestToNext(sequence);
        Fragment fragment = new Fragment(begins, ends, data, nowNanos);
        if (number - highest > 64 + 2 * step[link]) {
            if (!goesOnFromItsLastJump(link, number)) {
                jumpedTo[link] = number;
                kept[link] = fragment;
                return;
            }
            takeKept(link, nowNanos);
        }
        jumpedTo[link] = NO_JUMP;
        take(link, number, fragment, nowNanos);
        for (int each = 0; each < jumpedTo.length; each++) {
            if (jumpedTo[each] != NO_JUMP && jumpedTo[each] - highest <= 64 + 2 * step[each]) {
                takeKept(each, nowNanos);
                each = -1;
            }
        }
    }

    private void takeKept(int link, long nowNanos) {
        long number = jumpedTo[link];
        jumpedTo[link] = NO_JUMP;
        take(link, number, new Fragment(kept[link].begins(), kept[link].ends(), kept[link].data(), nowNanos), nowNanos);
    }

    private void take(int link, long number, Fragment fragment, long nowNanos) {
        highest = Math.max(highest, number);
        boolean risesBelowTheHighest = latest[link] < last[link] && number > latest[link];
        if (number >= last[link] || risesBelowTheHighest) {
            last[link] = number;
        }
        latest[link] = number;
        while (number - next >= maxHeldSpan) {
            Long firstAfterGap = held.higherKey(missing());
            giveUpTo(firstAfterGap == null ? Math.max(missing(), number - maxHeldSpan + 1) : firstAfterGap);
            settle(nowNanos);
        }
        if (number >= next) {
            held.putIfAbsent(number, fragment);
        }
        settle(nowNanos);
    }

    /// A number far ahead waits until the link goes on from it, or the others come near it.
    private boolean goesOnFromItsLastJump(int link, long number) {
        long distance = number - jumpedTo[link];
        if (jumpedTo[link] != NO_JUMP && distance > 0 && distance < maxHeldSpan) {
            step[link] = distance;
            return true;
        }
        return false;
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
            if (number - next >= Reassembler.MAX_FRAGMENTS) {
                giveUpTo(number + 1);
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
