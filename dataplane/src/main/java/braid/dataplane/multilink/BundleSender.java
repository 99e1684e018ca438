package braid.dataplane.multilink;

import braid.dataplane.wire.MarkerView;
import braid.dataplane.wire.MpFormat;
import braid.dataplane.wire.ReportView;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// The sending half of a bundle with MP headers.
///
/// The queue of a line is in its modem, where all wait alike; so every link is paced at what its line carries, and
/// what exceeds that waits here, without a number, where a small packet can go first and CoDel keeps the rest short.
/// Each link carries markers; their answers teach the pace and show whether the line is there.
final class BundleSender {
    /// Packets up to this many octets do not wait behind larger ones.
    private static final int SMALL_BYTES = 256;

    /// They may use the pace of a link so much too early.
    private static final long SMALL_AHEAD_NANOS = 10_000_000L;

    private static final int MAX_WAITING_PACKETS = 1000;
    private static final int MAX_WAITING_BYTES = 1 << 21;
    private static final int MAX_SMALL_BYTES = 1 << 18;
    private static final int FULL_FRAME_BYTES = 1518;

    /// What waits while a rate is still being found will soon have a way to go.
    private static final long RAMP_TARGET_NANOS = 50_000_000L;

    /// A link that sends nothing while others do says after this time how far it is (RFC 1990 section 4.1).
    private static final long IDLE_LINK_NANOS = 20_000_000L;

    /// And not before so many times what it is further away than the nearest one.
    private static final int FAR_LINK_PAUSE = 4;

    // What a receiver holds: three quarters of our own, the same of the 128 fragments of Linux and FreeBSD.
    private static final int HELD_BY_OTHERS = 96;
    private static final int HELD_LONG = Reassembler.MAX_SLOTS / 4 * 3;
    private static final int HELD_SHORT = Reassembler.MAX_SHORT_SLOTS / 4 * 3;

    private static final int FIRST_CONTROL_PROTOCOL = 0x8000;

    private final BundleSettings settings;
    private final Counters<BundleCounter> counters;
    private final Scheduler scheduler = new Scheduler();
    private final Fragmenter fragmenter;
    private final PacketQueue small = new PacketQueue(MAX_WAITING_PACKETS, MAX_SMALL_BYTES);
    private final PacketQueue bulk = new PacketQueue(MAX_WAITING_PACKETS, MAX_WAITING_BYTES);
    private final CoDel codel = new CoDel();
    private PacketCoder coder = PacketCoder.NONE;
    private boolean peerReports;
    private int usableChanges;
    private boolean anyData;
    private long dataNanos;

    BundleSender(BundleSettings settings, Counters<BundleCounter> counters) {
        this.settings = settings;
        this.counters = counters;
        this.fragmenter = new Fragmenter(settings.sent(), scheduler, counters);
        scheduler.receiver(HELD_BY_OTHERS, false);
    }

    /// How packets are coded from now on, those too that wait.
    void coder(PacketCoder now) {
        coder = now;
    }

    MemberLink[] links() {
        return scheduler.links();
    }

    void join(MemberLink link, long nowNanos) {
        link.transmit.clock.start(scheduler.fewestOctets(), nowNanos);
        link.transmit.watch.start(nowNanos);
        if (!settings.paced() && !link.transmit.watch.fixedRate()) {
            link.transmit.clock.unknown();
        }
        MemberLink[] links = Arrays.copyOf(scheduler.links(), scheduler.links().length + 1);
        links[links.length - 1] = link;
        scheduler.links(links);
        if (links.length > 1) {
            // The peer may have left it out of M by now (a link that joins is waited for 20 ms): say where it is.
            scheduler.overtakenSince(link.transmit, nowNanos);
        }
    }

    void stop(MemberLink link) {
        link.transmit.sending = false;
        scheduler.changed();
    }

    void leave(MemberLink link) {
        scheduler.links(
                Arrays.stream(scheduler.links()).filter(other -> other != link).toArray(MemberLink[]::new));
    }

    /// @return false if the packet was dropped, which is counted
    boolean transmit(int protocol, ByteBuffer bytes, int offset, int lengthBytes, long nowNanos) {
        if (codedBytes(protocol, lengthBytes) > settings.peerMrruBytes()) {
            counters.count(BundleCounter.TOO_LONG_TO_SEND);
            return false;
        }
        if (!anySending()) {
            counters.count(BundleCounter.NO_LINK);
            return false;
        }
        anyData = true;
        dataNanos = nowNanos;
        if (!settings.paced() || protocol >= FIRST_CONTROL_PROTOCOL) {
            return send(protocol, bytes, offset, lengthBytes, Scheduler.WHENEVER, nowNanos);
        }
        boolean isSmall = lengthBytes <= SMALL_BYTES;
        boolean mayPass = small.isEmpty() && (isSmall || bulk.isEmpty());
        long ahead = isSmall ? SMALL_AHEAD_NANOS : 0;
        if (mayPass && scheduler.open(ahead, nowNanos)) {
            return send(protocol, bytes, offset, lengthBytes, ahead, nowNanos);
        }
        PacketQueue queue = isSmall ? small : bulk;
        if (!queue.add(protocol, bytes, offset, lengthBytes, nowNanos)) {
            counters.count(BundleCounter.QUEUE_FULL);
            return false;
        }
        return true;
    }

    /// Without MP headers there is one link, which nobody watches: what comes leaves.
    ///
    /// @return false if the packet was dropped, which is counted
    boolean transmitPlain(int protocol, ByteBuffer bytes, int offset, int lengthBytes) {
        MemberLink[] links = scheduler.links();
        if (links.length == 0 || !links[0].transmit.sending) {
            counters.count(BundleCounter.NO_LINK);
            return false;
        }
        LinkTransmit link = links[0].transmit;
        if (codedBytes(protocol, lengthBytes) > link.mtuBytes) {
            counters.count(BundleCounter.TOO_LONG_TO_SEND);
            return false;
        }
        if (!link.ready()) {
            counters.count(BundleCounter.LINKS_FULL);
            return false;
        }
        if (coder.codes(protocol)) {
            int coded = coder.encode(protocol, bytes, offset, lengthBytes);
            link.sendPlain(coder.codedProtocol(), coder.coded(), 0, coded);
        } else {
            link.sendPlain(protocol, bytes, offset, lengthBytes);
        }
        countSent(lengthBytes);
        return true;
    }

    /// The packet is coded and numbered at once, so that both orders are the same; a place for it is known before, so
    /// that nothing is coded in vain.
    private boolean send(int protocol, ByteBuffer bytes, int offset, int lengthBytes, long aheadNanos, long nowNanos) {
        if (!scheduler.anyReady()) {
            counters.count(BundleCounter.LINKS_FULL);
            return false;
        }
        boolean alone = settings.paced() && waiting() == 0;
        boolean sent;
        if (coder.codes(protocol)) {
            int coded = coder.encode(protocol, bytes, offset, lengthBytes);
            sent = fragmenter.send(coder.codedProtocol(), coder.coded(), 0, coded, aheadNanos, alone, nowNanos);
        } else {
            sent = fragmenter.send(protocol, bytes, offset, lengthBytes, aheadNanos, alone, nowNanos);
        }
        if (sent) {
            countSent(lengthBytes);
        }
        return sent;
    }

    private int codedBytes(int protocol, int lengthBytes) {
        return coder.codes(protocol) ? coder.codedBytes(lengthBytes) : lengthBytes;
    }

    private void countSent(int lengthBytes) {
        counters.count(BundleCounter.PACKETS_SENT);
        counters.add(BundleCounter.OCTETS_SENT, lengthBytes);
    }

    private boolean anySending() {
        for (MemberLink link : scheduler.links()) {
            if (link.transmit.sending) {
                return true;
            }
        }
        return false;
    }

    /// Packets that wait for a line.
    int waiting() {
        return small.packets() + bulk.packets();
    }

    /// Sends what waits, as far as the pace of the links allows.
    void pump(long nowNanos) {
        while (!small.isEmpty() && scheduler.open(SMALL_AHEAD_NANOS, nowNanos)) {
            sendFirst(small, SMALL_AHEAD_NANOS, nowNanos);
        }
        while (!bulk.isEmpty() && scheduler.open(0, nowNanos)) {
            boolean stood = codel.drop(nowNanos - bulk.sinceNanos(), targetNanos(), bulk.packets() == 1, nowNanos);
            if (stood) {
                counters.count(BundleCounter.QUEUE_STOOD);
                bulk.remove();
            } else {
                sendFirst(bulk, 0, nowNanos);
            }
        }
    }

    private void sendFirst(PacketQueue queue, long aheadNanos, long nowNanos) {
        if (codedBytes(queue.protocol(), queue.lengthBytes()) > settings.peerMrruBytes()) {
            counters.count(BundleCounter.TOO_LONG_TO_SEND);
        } else {
            send(queue.protocol(), queue.bytes(), queue.offset(), queue.lengthBytes(), aheadNanos, nowNanos);
        }
        queue.remove();
        dataNanos = nowNanos;
    }

    /// Two full frames at what all links carry, if that is more than CoDel's own target.
    private long targetNanos() {
        if (scheduler.ramping()) {
            return RAMP_TARGET_NANOS;
        }
        double bits = scheduler.bitsPerSecond();
        return bits == 0
                ? CoDel.TARGET_NANOS
                : Math.max(CoDel.TARGET_NANOS, (long) (2 * FULL_FRAME_BYTES * 8e9 / bits));
    }

    /// A marker of the peer arrived on the link: tell it what has come.
    void report(MemberLink link, MarkerView marker, Reassembler reassembler, long arrivedNanos, long nowNanos) {
        if (link.transmit.ready()) {
            link.transmit.sendReport(
                    marker.marker(),
                    counters,
                    reassembler.highestSequence(),
                    reassembler.depth(),
                    scheduler.assumedOctetNanos(),
                    arrivedNanos,
                    nowNanos);
        }
    }

    /// A marker of ours came back as an echo. Where the peer reports that is of no use: its report tells more.
    void echoed(MemberLink link, MarkerView echo, long arrivedNanos, long nowNanos) {
        if (!peerReports) {
            boolean before = link.usable();
            link.transmit.watch.echoed(echo.marker(), arrivedNanos, nowNanos);
            answered(link, before);
        }
    }

    void reported(MemberLink link, ReportView report, long nowNanos) {
        if (!peerReports) {
            peerReports = true;
            scheduler.receiver(settings.sent() == MpFormat.LONG ? HELD_LONG : HELD_SHORT, true);
            for (MemberLink other : scheduler.links()) {
                other.transmit.watch.byItsClock();
            }
        }
        boolean before = link.usable();
        LineWatch watch = link.transmit.watch;
        long lost = watch.reported(report.marker(), report.clockNanos(), report.octets(), report.frames(), nowNanos);
        link.counters().add(LinkCounter.LOST_SENT, lost);
        watch.told(report.kilobitsPerSecond() * 1000L);
        answered(link, before);
    }

    private void answered(MemberLink link, boolean wasUsable) {
        usableChanges += link.usable() == wasUsable ? 0 : 1;
        scheduler.changed();
    }

    /// How often a link has fallen silent or come back so far.
    int usableChanges() {
        return usableChanges;
    }

    void heldUp(long sentNanos) {
        for (MemberLink link : scheduler.links()) {
            link.transmit.watch.heldUp(sentNanos);
        }
    }

    void advance(long nowNanos) {
        for (MemberLink link : scheduler.links()) {
            if (link.transmit.sending) {
                if (settings.paced()) {
                    watch(link, nowNanos);
                }
                fillIdle(link.transmit, nowNanos);
            }
        }
        pump(nowNanos);
    }

    private void watch(MemberLink link, long nowNanos) {
        LinkTransmit transmit = link.transmit;
        if (transmit.watch.doubt(nowNanos)) {
            scheduler.changed();
        }
        if (due(transmit.watch.markerDueNanos(anyData, dataNanos, nowNanos), nowNanos) && transmit.ready()) {
            transmit.sendMarker(fragmenter.highestSequence(), peerReports, scheduler.assumedOctetNanos(), nowNanos);
            counters.count(BundleCounter.MARKERS_SENT);
            if (transmit.watch.silent(nowNanos)) {
                link.counters().count(LinkCounter.SUSPENDED);
                usableChanges++;
            }
            scheduler.changed();
        }
    }

    /// A number that the receiver could not await now can be given when this is looked at again.
    private void fillIdle(LinkTransmit transmit, long nowNanos) {
        if (!needsFill(transmit) || !transmit.ready() || !due(fillDueNanos(transmit), nowNanos)) {
            return;
        }
        if (scheduler.mayBeAwaited(transmit, nowNanos)) {
            fragmenter.sendIdleFill(transmit, nowNanos);
        } else {
            scheduler.overtakenSince(transmit, nowNanos);
        }
    }

    /// What comes on the other links meanwhile waits for it, so a distant link says it less often.
    private static long fillDueNanos(LinkTransmit transmit) {
        return transmit.overtakenSinceNanos + Math.max(IDLE_LINK_NANOS, FAR_LINK_PAUSE * transmit.laterNanos);
    }

    /// Another Braid learns from markers how far a link is.
    private boolean needsFill(LinkTransmit transmit) {
        return transmit.overtaken && transmit.watch.usable() && !(settings.paced() && peerReports);
    }

    /// [Long#MAX_VALUE] when never.
    long nextDeadlineNanos(long nowNanos) {
        long nearest = waiting() > 0 ? scheduler.opensNanos(nowNanos) : Long.MAX_VALUE;
        for (MemberLink link : scheduler.links()) {
            LinkTransmit transmit = link.transmit;
            if (!transmit.ready()) {
                continue;
            }
            if (needsFill(transmit)) {
                nearest = earlier(nearest, fillDueNanos(transmit));
            }
            if (settings.paced()) {
                nearest = earlier(nearest, transmit.watch.markerDueNanos(anyData, dataNanos, nowNanos));
                nearest = earlier(nearest, transmit.watch.doubtDueNanos());
            }
        }
        return nearest;
    }

    private static boolean due(long deadlineNanos, long nowNanos) {
        return deadlineNanos != Long.MAX_VALUE && deadlineNanos - nowNanos <= 0;
    }

    private static long earlier(long a, long b) {
        if (a == Long.MAX_VALUE || b == Long.MAX_VALUE) {
            return a == Long.MAX_VALUE ? b : a;
        }
        return a - b <= 0 ? a : b;
    }
}
