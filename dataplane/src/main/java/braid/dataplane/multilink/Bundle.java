package braid.dataplane.multilink;

import static braid.dataplane.multilink.BundleCounter.MALFORMED;

import braid.dataplane.wire.MarkerView;
import braid.dataplane.wire.MpView;
import braid.dataplane.wire.PppProtocol;
import braid.dataplane.wire.ReportView;
import java.nio.ByteBuffer;
import java.util.List;

/// One virtual link over one or several PPPoE sessions, both directions (RFC 1990), or a single session without MP
/// headers. Pure: time is passed in; frames go into the outputs of its links and packets to a sink.
public final class Bundle {
    /// Room a packet may need in front of its information inside a bundle: `ff 03` and the protocol field.
    private static final int MAX_PREFIX_BYTES = 4;

    private static final int ALL_STATIONS = 0xff;
    private static final int UNNUMBERED_INFORMATION = 0x03;

    private final int id;
    private final BundleSettings settings;
    private final BundleSink sink;
    private final Counters<BundleCounter> counters = new Counters<>(BundleCounter.class);
    private final BundleSender sender;
    private final Reassembler reassembler;
    private final MpView fragment = new MpView();
    private final MarkerView marker = new MarkerView();
    private final ReportView report = new ReportView();
    private final PacketSlices plain = new PacketSlices(1);

    public Bundle(int id, BundleSettings settings, FramePool pool, BundleSink sink) {
        this.id = id;
        this.settings = settings;
        this.sink = sink;
        this.sender = new BundleSender(settings, counters);
        this.reassembler = new Reassembler(
                settings.received(),
                settings.mrruBytes() + MAX_PREFIX_BYTES,
                settings.times(),
                pool,
                counters,
                this::reassembled);
    }

    public int id() {
        return id;
    }

    public BundleSettings settings() {
        return settings;
    }

    public Counters<BundleCounter> counters() {
        return counters;
    }

    public Reassembler reassembler() {
        return reassembler;
    }

    /// How packets are coded from now on.
    public void coder(PacketCoder now) {
        sender.coder(now);
    }

    /// Every link that data may still arrive on, in the order they joined.
    public List<MemberLink> links() {
        return List.of(sender.links());
    }

    public void join(MemberLink link, long nowNanos) {
        sender.join(link, nowNanos);
        reassembler.join(link, nowNanos);
    }

    /// Puts nothing more on the link; what still arrives is taken.
    public void stopSending(MemberLink link) {
        sender.stop(link);
    }

    /// The link is gone in both directions.
    public void leave(MemberLink link, long nowNanos) {
        sender.leave(link);
        reassembler.leave(link, nowNanos);
    }

    /// Gives all frames back.
    public void close() {
        reassembler.close();
    }

    /// Whether a link that may send has room for `frames` more, so that so many packets are worth reading; if none may
    /// send at all, they are read and dropped.
    public boolean hasRoom(int frames) {
        boolean anySending = false;
        for (MemberLink link : sender.links()) {
            if (link.transmit.sending) {
                anySending = true;
                if (link.free() >= frames) {
                    return true;
                }
            }
        }
        return !anySending;
    }

    /// Sends one packet, now or when the lines can take it.
    ///
    /// @param offset of its information, after the protocol field
    /// @return false if it was dropped, which is counted
    public boolean transmit(int protocol, ByteBuffer bytes, int offset, int lengthBytes, long nowNanos) {
        return settings.multilink()
                ? sender.transmit(protocol, bytes, offset, lengthBytes, nowNanos)
                : sender.transmitPlain(protocol, bytes, offset, lengthBytes);
    }

    /// What was sent at `sentNanos` left noticeably later.
    public void heldUp(long sentNanos) {
        sender.heldUp(sentNanos);
    }

    /// How often [MemberLink#usable] of any link has changed so far.
    public int usableChanges() {
        return sender.usableChanges();
    }

    /// Packets that wait for the lines.
    public int waiting() {
        return sender.waiting();
    }

    /// Sends what waits, as far as the lines can take it.
    public void pump(long nowNanos) {
        sender.pump(nowNanos);
    }

    /// A Multilink fragment arrived on one of the links.
    ///
    /// @param offset of its MP header
    public void receiveFragment(MemberLink link, ByteBuffer bytes, int offset, int lengthBytes, long nowNanos) {
        received(link, lengthBytes);
        if (!settings.multilink()) {
            counters.count(BundleCounter.UNEXPECTED_FRAGMENT);
        } else if (!fragment.wrap(bytes, offset, lengthBytes, settings.received())) {
            counters.count(MALFORMED);
        } else {
            counters.count(BundleCounter.FRAGMENTS_RECEIVED);
            if (fragment.hasReservedBits()) {
                counters.count(BundleCounter.RESERVED_BITS);
            }
            reassembler.receive(link, fragment, bytes, nowNanos);
        }
    }

    /// A packet arrived on one of the links without an MP header; it is in no order with the others.
    ///
    /// @param offset of its information, after the protocol field
    public void receivePlain(MemberLink link, int protocol, ByteBuffer bytes, int offset, int lengthBytes) {
        received(link, lengthBytes);
        plain.clear();
        plain.add(bytes, offset, lengthBytes);
        handOver(protocol, plain);
    }

    /// An LCP packet arrived on one of the links: a marker, the echo of one of ours, or a report is dealt with here.
    ///
    /// @param offset of the LCP packet, after the protocol field
    /// @param arrivedNanos when it came to this machine, which may be well before anybody looked
    /// @return whether nobody else needs to see it
    public boolean receiveControl(
            MemberLink link, ByteBuffer bytes, int offset, int lengthBytes, long arrivedNanos, long nowNanos) {
        if (!settings.multilink()) {
            return false;
        }
        if (marker.wrap(bytes, offset, lengthBytes)) {
            if (marker.isEcho()) {
                sender.echoed(link, marker, arrivedNanos, nowNanos);
                return true;
            }
            counters.count(BundleCounter.MARKERS_RECEIVED);
            received(link, lengthBytes);
            reassembler.marked(link, marker.sequence(), nowNanos);
            sender.report(link, marker, reassembler, arrivedNanos, nowNanos);
            return marker.reportsKnown();
        }
        if (report.wrap(bytes, offset, lengthBytes)) {
            counters.count(BundleCounter.REPORTS_RECEIVED);
            received(link, lengthBytes);
            sender.reported(link, report, nowNanos);
            return true;
        }
        return false;
    }

    private static void received(MemberLink link, int informationBytes) {
        link.counters().count(LinkCounter.FRAMES_RECEIVED);
        link.counters().add(LinkCounter.OCTETS_RECEIVED, informationBytes);
    }

    /// To be called when [#nextDeadlineNanos] has come; earlier does no harm.
    public void advance(long nowNanos) {
        reassembler.advance(nowNanos);
        if (settings.multilink()) {
            sender.advance(nowNanos);
        }
    }

    /// [Long#MAX_VALUE] when never.
    public long nextDeadlineNanos(long nowNanos) {
        long received = reassembler.nextDeadlineNanos(nowNanos);
        long sent = settings.multilink() ? sender.nextDeadlineNanos(nowNanos) : Long.MAX_VALUE;
        if (received == Long.MAX_VALUE || sent == Long.MAX_VALUE) {
            return received == Long.MAX_VALUE ? sent : received;
        }
        return received - sent <= 0 ? received : sent;
    }

    /// Takes the inner protocol field off: one octet or two, after `ff 03` or without.
    private void reassembled(PacketSlices packet) {
        if (packet.lengthBytes() > 2 && packet.octet(0) == ALL_STATIONS && packet.octet(1) == UNNUMBERED_INFORMATION) {
            packet.strip(2);
        }
        int protocol = packet.octet(0);
        if ((protocol & 1) == 0) {
            if (packet.lengthBytes() < 2) {
                counters.count(MALFORMED);
                return;
            }
            protocol = protocol << 8 | packet.octet(1);
            packet.strip(2);
        } else {
            packet.strip(1);
        }
        if (!PppProtocol.valid(protocol)) {
            counters.count(MALFORMED);
        } else if (packet.lengthBytes() > settings.mrruBytes()) {
            counters.count(BundleCounter.TOO_LONG);
        } else if (packet.lengthBytes() > 0) {
            handOver(protocol, packet);
        } else {
            counters.count(MALFORMED);
        }
    }

    private void handOver(int protocol, PacketSlices packet) {
        if (Fragmenter.isIdleFill(protocol, packet)) {
            counters.count(BundleCounter.IDLE_FILLS_RECEIVED);
            return;
        }
        counters.count(BundleCounter.PACKETS_RECEIVED);
        counters.add(BundleCounter.OCTETS_RECEIVED, packet.lengthBytes());
        sink.packet(this, protocol, packet);
    }
}
