package braid.dataplane.multilink;

import static braid.dataplane.multilink.BundleCounter.BAD_ORDER;
import static braid.dataplane.multilink.BundleCounter.DISCARDED_WITH_LOST;
import static braid.dataplane.multilink.BundleCounter.DUPLICATE;
import static braid.dataplane.multilink.BundleCounter.FRAGMENTS_LOST;
import static braid.dataplane.multilink.BundleCounter.GAPS_OVERFLOWED;
import static braid.dataplane.multilink.BundleCounter.GAPS_PASSED;
import static braid.dataplane.multilink.BundleCounter.GAPS_TIMED_OUT;
import static braid.dataplane.multilink.BundleCounter.JUMPS_REFUSED;
import static braid.dataplane.multilink.BundleCounter.LATE;
import static braid.dataplane.multilink.BundleCounter.NULL_FRAGMENTS_RECEIVED;
import static braid.dataplane.multilink.BundleCounter.POOL_EMPTY;
import static braid.dataplane.multilink.BundleCounter.REORDERED;
import static braid.dataplane.multilink.BundleCounter.RESYNCHRONISED;
import static braid.dataplane.multilink.BundleCounter.SHARE_EXCEEDED;
import static braid.dataplane.multilink.BundleCounter.STALLED;
import static braid.dataplane.multilink.BundleCounter.TOO_LONG;
import static braid.dataplane.multilink.BundleCounter.TOO_MANY_FRAGMENTS;

import braid.dataplane.wire.MpFormat;
import braid.dataplane.wire.MpView;
import java.nio.ByteBuffer;

/// Puts fragments of one bundle together and delivers packets strictly in sequence (RFC 1990 section 4).
///
/// A missing number is given up when every link has passed it, when a fragment has waited too long behind it, or when
/// there is no more room; the oldest run of missing numbers only. A fragment that completes a packet is delivered from
/// where it arrived; one that must wait is copied into the pool. Pure: time is passed in.
public final class Reassembler {
    /// Takes what was put together, from the inner protocol field on; the slices hold until the pool is recycled.
    public interface Sink {
        void reassembled(PacketSlices packet);
    }

    /// Pieces a packet may have, empty ones included. 65,535 octets in pieces of 190 are fewer.
    static final int MAX_FRAGMENTS = 512;

    /// Chosen by us: how long a begun packet waits for its next fragment while nothing comes after it. One of 1,500
    /// octets takes 190 ms at 64 kbit/s.
    private static final long STALL_NANOS = 1_000_000_000L;

    static final int MAX_SLOTS = 4096;
    static final int MAX_SHORT_SLOTS = 2048;

    private static final int IN_PLACE = -1;
    private static final int NO_FRAME = -2;

    private final MpFormat format;
    private final SequenceSpace space;
    private final int maxSlots;
    private final int maxPacketBytes;
    private final ReassemblyTimes times;
    private final FramePool pool;
    private final Sink sink;
    private final Counters<BundleCounter> counters;
    private final Progress progress;
    private final FragmentRing ring = new FragmentRing();
    private final PacketSlices packet = new PacketSlices(MAX_FRAGMENTS);
    private final Losses losses = new Losses();
    private final LikelyLink likely = new LikelyLink();
    private long longestDelayNanos;
    private final FarAhead farAhead;
    private final MpView believed = new MpView();

    /// The first number that is neither delivered nor given up.
    private long next;

    /// The first number missing from there on: `next` to `scan - 1` are the begun packet.
    private long scan;

    private int begunBytes;

    /// When the begun packet became longer.
    private long extendedNanos;

    /// Frames of the pool that are held here.
    private int frames;

    /// The highest number accepted.
    private long highest = -1;

    /// Whether the packet before `next` was lost in part, so that its other fragments are to be dropped.
    private boolean skipping;

    private boolean started;
    private int peakHeld;
    private ByteBuffer arrivedIn = ByteBuffer.allocate(0);

    /// @param maxPacketBytes of a packet with its inner protocol field
    public Reassembler(
            MpFormat format,
            int maxPacketBytes,
            ReassemblyTimes times,
            FramePool pool,
            Counters<BundleCounter> counters,
            Sink sink) {
        this.format = format;
        this.space = SequenceSpace.of(format);
        this.maxSlots = format == MpFormat.LONG ? MAX_SLOTS : MAX_SHORT_SLOTS;
        this.maxPacketBytes = maxPacketBytes;
        this.times = times;
        this.pool = pool;
        this.sink = sink;
        this.counters = counters;
        this.progress = new Progress(times);
        this.farAhead = new FarAhead(pool, format, maxSlots);
    }

    public void join(MemberLink link, long nowNanos) {
        progress.join(link.receive, next, nowNanos);
        likely.join(link);
        farAhead.join(link);
    }

    /// What only this link could have brought is given up at once.
    public void leave(MemberLink link, long nowNanos) {
        progress.leave(link.receive);
        settle(nowNanos);
        likely.leave(link);
        farAhead.leave(link);
    }

    /// A fragment arrived. `bytes` are read during the call, and until the pool is recycled if a packet was delivered.
    public void receive(MemberLink link, MpView fragment, ByteBuffer bytes, long nowNanos) {
        long number = space.extend(next, fragment.sequence());
        if (!started && number < next) {
            number += space.size();
        }
        if (FarAhead.tooFar(link.receive, number, highest)) {
            if (!farAhead.goesOn(link.receive, number)) {
                counters.add(JUMPS_REFUSED, farAhead.keep(link.receive, number, fragment, bytes));
                return;
            }
            jump(link, number, nowNanos);
        } else {
            counters.add(JUMPS_REFUSED, farAhead.forget(link.receive));
        }
        take(link, number, fragment, bytes, nowNanos);
        for (int at = farAhead.reached(highest); at >= 0; at = farAhead.reached(highest)) {
            takeKept(farAhead.link(at), nowNanos);
        }
    }

    /// A fragment that is believed.
    private void take(MemberLink link, long number, MpView fragment, ByteBuffer bytes, long nowNanos) {
        started = true;
        highest = Math.max(highest, number);
        if (!ring.anyQueued()) {
            progress.rest(nowNanos);
        }
        long before = link.receive.lastBrought;
        if (progress.arrived(link.receive, number, nowNanos)) {
            counters.count(REORDERED);
        }
        if (number < next && !late(link, number, fragment.begins(), nowNanos)) {
            return;
        }
        accept(link, before, number, fragment, bytes, nowNanos);
    }

    /// A marker arrived: everything that its sender had numbered until then has come on this link, or never will.
    ///
    /// @param sequence the highest number that the sender had given to any link
    public void marked(MemberLink link, int sequence, long nowNanos) {
        long number = space.extend(next, sequence);
        boolean plausible = started && !FarAhead.tooFar(link.receive, number, highest);
        if (!ring.anyQueued()) {
            progress.rest(nowNanos);
        }
        progress.marked(link.receive, plausible ? number : link.receive.lastNumber, nowNanos);
        settle(nowNanos);
    }

    /// The highest sequence number that was accepted.
    int highestSequence() {
        return (int) highest & space.mask();
    }

    private void accept(MemberLink link, long before, long number, MpView fragment, ByteBuffer bytes, long nowNanos) {
        if (fragment.dataBytes() > pool.frameBytes()) {
            counters.count(TOO_LONG);
            settle(nowNanos);
            return;
        }
        makeRoom(number, nowNanos);
        if (ring.has(number)) {
            counters.count(DUPLICATE);
            settle(nowNanos);
            return;
        }
        losses.accepted();
        int flags = (fragment.begins() ? FragmentRing.BEGINS : 0) | (fragment.ends() ? FragmentRing.ENDS : 0);
        int frame = fragment.dataBytes() == 0 ? NO_FRAME : IN_PLACE;
        ring.put(number, flags, frame, fragment.dataOffset(), fragment.dataBytes(), nowNanos);
        ring.cameBy(number, link, Math.clamp(number - before, 1, Integer.MAX_VALUE));
        arrivedIn = bytes;
        settle(nowNanos);
        if (ring.anyQueued()) {
            progress.advance(nowNanos);
            settle(nowNanos);
        }
        keep(number, nowNanos);
        peakHeld = Math.max(peakHeld, ring.held());
    }

    /// Gives up what has waited too long. To be called when [#nextDeadlineNanos] has come; earlier does no harm.
    public void advance(long nowNanos) {
        if (!ring.anyQueued()) {
            giveUpStalled(nowNanos);
            return;
        }
        progress.advance(nowNanos);
        settle(nowNanos);
        while (ring.anyQueued() && nowNanos - ring.oldestArrivalNanos() >= times.gapNanos()) {
            lose(firstHeld(), GAPS_TIMED_OUT, nowNanos);
            settle(nowNanos);
        }
    }

    private void giveUpStalled(long nowNanos) {
        if (scan != next && nowNanos - extendedNanos >= STALL_NANOS) {
            counters.count(STALLED);
            dropBegun(DISCARDED_WITH_LOST);
            skipping = true;
        }
    }

    /// [Long#MAX_VALUE] when nothing waits.
    public long nextDeadlineNanos(long nowNanos) {
        if (!ring.anyQueued()) {
            return scan == next ? Long.MAX_VALUE : extendedNanos + STALL_NANOS;
        }
        long gap = ring.oldestArrivalNanos() + times.gapNanos();
        long silence = progress.nextDeadlineNanos(nowNanos);
        return silence != Long.MAX_VALUE && silence - gap < 0 ? silence : gap;
    }

    /// Drops what waits and gives its frames back.
    public void close() {
        farAhead.close();
        dropBegun(DISCARDED_WITH_LOST);
        while (ring.anyQueued()) {
            next = firstHeld();
            scan = next + 1;
            dropBegun(DISCARDED_WITH_LOST);
        }
    }

    /// Fragments held now.
    public int depth() {
        return ring.held();
    }

    public int peakDepth() {
        return peakHeld;
    }

    /// The longest that a packet has waited from the arrival of its first fragment until it was delivered.
    public long longestDelayNanos() {
        return longestDelayNanos;
    }

    /// Delivers and gives up all that can be.
    private void settle(long nowNanos) {
        while (true) {
            while (ring.has(scan)) {
                extend(nowNanos);
            }
            if (scan > progress.passed()) {
                return;
            }
            lose(firstHeldUpTo(progress.passed() + 1), GAPS_PASSED, nowNanos);
        }
    }

    /// Takes the fragment at `scan` into the begun packet.
    private void extend(long nowNanos) {
        boolean begins = ring.begins(scan);
        if (scan == next && !begins) {
            counters.count(skipping ? DISCARDED_WITH_LOST : BAD_ORDER);
            skipping &= !ring.ends(scan);
            scan++;
            drop(next++);
            return;
        }
        if (scan != next && begins) {
            dropBegun(BAD_ORDER);
        }
        skipping = false;
        ring.unqueue(scan);
        extendedNanos = nowNanos;
        begunBytes += ring.length(scan);
        boolean ends = ring.ends(scan);
        scan++;
        if (begunBytes > maxPacketBytes) {
            counters.count(TOO_LONG);
            dropBegun(DISCARDED_WITH_LOST);
            skipping = !ends;
        } else if (scan - next > MAX_FRAGMENTS) {
            counters.count(TOO_MANY_FRAGMENTS);
            dropBegun(DISCARDED_WITH_LOST);
            skipping = !ends;
        } else if (ends) {
            deliver(nowNanos);
        }
    }

    private void deliver(long nowNanos) {
        packet.clear();
        for (long number = next; number < scan; number++) {
            if (ring.length(number) > 0) {
                ByteBuffer bytes = ring.frame(number) == IN_PLACE ? arrivedIn : pool.bytes();
                packet.add(bytes, ring.offset(number), ring.length(number));
            }
        }
        longestDelayNanos = Math.max(longestDelayNanos, nowNanos - ring.arrivalNanos(next));
        if (packet.lengthBytes() == 0) {
            counters.count(NULL_FRAGMENTS_RECEIVED);
        } else {
            sink.reassembled(packet);
        }
        while (next < scan) {
            int frame = ring.frame(next);
            if (frame >= 0) {
                pool.retire(frame);
                frames--;
            }
            ring.remove(next);
            losses.delivered(next++);
        }
        begunBytes = 0;
    }

    /// Gives up the numbers from `scan` to `end - 1` and the packet begun before them.
    private void lose(long end, BundleCounter cause, long nowNanos) {
        losses.doubt(next, ring.has(end) ? ring.arrivalNanos(end) : nowNanos);
        dropBegun(DISCARDED_WITH_LOST);
        if (end > scan) {
            counters.count(cause);
            counters.add(FRAGMENTS_LOST, end - scan);
            losses.lost(scan, end);
            likely.lost(scan, end, ring, highest);
        }
        next = end;
        scan = end;
        skipping = true;
    }

    private void dropBegun(BundleCounter cause) {
        counters.add(cause, scan - next);
        while (next < scan) {
            drop(next++);
        }
        begunBytes = 0;
    }

    private void drop(long number) {
        int frame = ring.frame(number);
        if (frame >= 0) {
            pool.release(frame);
            frames--;
        }
        ring.remove(number);
    }

    /// The first number held behind the gap at `scan`; there must be one.
    private long firstHeld() {
        return firstHeldUpTo(Long.MAX_VALUE);
    }

    private long firstHeldUpTo(long limit) {
        if (!ring.anyQueued()) {
            return limit;
        }
        long number = scan;
        while (number < limit && !ring.has(number)) {
            number++;
        }
        return number;
    }

    /// Makes the ring reach `number`, at the cost of the oldest gaps if it is as large as it may be.
    private void makeRoom(long number, long nowNanos) {
        while (number - next >= maxSlots) {
            lose(ring.anyQueued() ? firstHeld() : Math.max(scan, number - maxSlots + 1), GAPS_OVERFLOWED, nowNanos);
            settle(nowNanos);
        }
        ring.reserve((int) (number - next) + 1);
    }

    /// Copies the fragment that just arrived into the pool if it has to wait. No bundle holds more frames than are left
    /// for the others: one alone may have half of them, and however many want all, a newcomer finds some.
    private void keep(long number, long nowNanos) {
        while (number >= next && ring.has(number) && ring.frame(number) == IN_PLACE) {
            int frame = frames < pool.freeFrames() ? pool.take() : NO_FRAME;
            if (frame >= 0) {
                frames++;
                pool.bytes().put(pool.offset(frame), arrivedIn, ring.offset(number), ring.length(number));
                ring.move(number, frame, pool.offset(frame));
                return;
            }
            counters.count(pool.freeFrames() == 0 ? POOL_EMPTY : SHARE_EXCEEDED);
            if (ring.anyQueued()) {
                lose(firstHeld(), GAPS_OVERFLOWED, nowNanos);
                settle(nowNanos);
            } else {
                dropBegun(DISCARDED_WITH_LOST);
                skipping = true;
            }
        }
    }

    /// A number that was passed already.
    ///
    /// @return whether it is to be accepted all the same: the numbers passed were never sent
    private boolean late(MemberLink link, long number, boolean begins, long nowNanos) {
        if (losses.mistaken(number, nowNanos, times.gapNanos())) {
            counters.count(RESYNCHRONISED);
            restartAt(number, nowNanos);
            losses.trust();
            progress.rewind(number);
            skipping = !begins;
            return true;
        }
        if (losses.wasLost(number)) {
            counters.count(LATE);
            link.counters().count(LinkCounter.LATE);
        } else {
            counters.count(DUPLICATE);
        }
        return false;
    }

    /// The link goes on from a number far beyond all others, so that both are believed.
    private void jump(MemberLink link, long number, long nowNanos) {
        long from = link.receive.jumpedTo;
        link.receive.usualStep = number - from;
        if (number - next >= 2L * maxSlots) {
            counters.count(RESYNCHRONISED);
            losses.doubt(next, nowNanos);
            restartAt(link.receive.jumpedFrame < 0 ? number : from, nowNanos);
        }
        takeKept(link, nowNanos);
    }

    /// What was kept of a link is believed now.
    private void takeKept(MemberLink link, long nowNanos) {
        int frame = farAhead.take(link.receive);
        if (frame < 0) {
            return;
        }
        believed.wrap(pool.bytes(), pool.offset(frame), link.receive.jumpedBytes, format);
        take(link, link.receive.jumpedTo, believed, pool.bytes(), nowNanos);
        pool.retire(frame);
    }

    private void restartAt(long number, long nowNanos) {
        while (ring.anyQueued()) {
            lose(firstHeld(), GAPS_OVERFLOWED, nowNanos);
            settle(nowNanos);
        }
        dropBegun(DISCARDED_WITH_LOST);
        losses.forget();
        next = number;
        scan = number;
        highest = number;
        skipping = true;
    }
}
