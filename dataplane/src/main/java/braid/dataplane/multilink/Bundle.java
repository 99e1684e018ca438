package braid.dataplane.multilink;

import static braid.dataplane.multilink.BundleCounter.MALFORMED;

import braid.dataplane.wire.MpView;
import braid.dataplane.wire.PppProtocol;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One virtual link over one or several PPPoE sessions, both directions (RFC 1990), or a single session without MP
/// headers. Pure: time is passed in; frames go into the outputs of its links and packets to a sink.
public final class Bundle {
    /// A link that sends nothing while others do says after this time how far it is (RFC 1990 section 4.1).
    private static final long IDLE_LINK_NANOS = 20_000_000L;

    /// Room a packet may need in front of its information inside a bundle: `ff 03` and the protocol field.
    private static final int MAX_PREFIX_BYTES = 4;

    private static final int ALL_STATIONS = 0xff;
    private static final int UNNUMBERED_INFORMATION = 0x03;

    private final int id;
    private final BundleSettings settings;
    private final BundleSink sink;
    private final Counters<BundleCounter> counters = new Counters<>(BundleCounter.class);
    private final Scheduler scheduler = new Scheduler();
    private final Fragmenter fragmenter;
    private final Reassembler reassembler;
    private final MpView fragment = new MpView();
    private final PacketSlices plain = new PacketSlices(1);
    private PacketCoder coder = PacketCoder.NONE;

    public Bundle(int id, BundleSettings settings, FramePool pool, BundleSink sink) {
        this.id = id;
        this.settings = settings;
        this.sink = sink;
        this.fragmenter = new Fragmenter(settings.sent(), scheduler, counters);
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
        coder = now;
    }

    /// Every link that data may still arrive on, in the order they joined.
    public List<MemberLink> links() {
        return List.of(scheduler.links());
    }

    public void join(MemberLink link, long nowNanos) {
        link.transmit.clock.start(scheduler.fewestOctets(), nowNanos);
        MemberLink[] links = Arrays.copyOf(scheduler.links(), scheduler.links().length + 1);
        links[links.length - 1] = link;
        scheduler.links(links);
        if (links.length > 1) {
            // The peer may have left it out of M by now (a link that joins is waited for 20 ms): say where it is.
            link.transmit.overtaken = true;
            link.transmit.overtakenSinceNanos = nowNanos;
        }
        reassembler.join(link, nowNanos);
    }

    /// Puts nothing more on the link; what still arrives is taken.
    public void stopSending(MemberLink link) {
        link.transmit.sending = false;
        scheduler.links(scheduler.links());
    }

    /// The link is gone in both directions.
    public void leave(MemberLink link, long nowNanos) {
        List<MemberLink> links = new ArrayList<>(links());
        links.remove(link);
        scheduler.links(links.toArray(MemberLink[]::new));
        reassembler.leave(link, nowNanos);
    }

    /// Gives all frames back.
    public void close() {
        reassembler.close();
    }

    /// Whether every link that may send has room for `frames` more, so that so many packets are worth reading.
    public boolean hasRoom(int frames) {
        for (MemberLink link : scheduler.links()) {
            if (link.transmit.sending && link.free() < frames) {
                return false;
            }
        }
        return true;
    }

    /// Sends one packet.
    ///
    /// @param offset of its information, after the protocol field
    /// @return false if it was dropped, which is counted
    public boolean transmit(int protocol, ByteBuffer bytes, int offset, int lengthBytes, long nowNanos) {
        boolean sent;
        if (coder.codes(protocol)) {
            int codedBytes = coder.encode(protocol, bytes, offset, lengthBytes);
            sent = transmitCoded(coder.codedProtocol(), coder.coded(), 0, codedBytes, nowNanos);
        } else {
            sent = transmitCoded(protocol, bytes, offset, lengthBytes, nowNanos);
        }
        if (sent) {
            counters.count(BundleCounter.PACKETS_SENT);
            counters.add(BundleCounter.OCTETS_SENT, lengthBytes);
        }
        return sent;
    }

    private boolean transmitCoded(int protocol, ByteBuffer bytes, int offset, int lengthBytes, long nowNanos) {
        return settings.multilink()
                ? transmitFragments(protocol, bytes, offset, lengthBytes, nowNanos)
                : transmitPlain(protocol, bytes, offset, lengthBytes);
    }

    private boolean transmitFragments(int protocol, ByteBuffer bytes, int offset, int lengthBytes, long nowNanos) {
        if (lengthBytes > settings.peerMrruBytes()) {
            counters.count(BundleCounter.TOO_LONG_TO_SEND);
            return false;
        }
        if (!anySending()) {
            counters.count(BundleCounter.NO_LINK);
            return false;
        }
        return fragmenter.send(protocol, bytes, offset, lengthBytes, nowNanos);
    }

    private boolean transmitPlain(int protocol, ByteBuffer bytes, int offset, int lengthBytes) {
        MemberLink[] links = scheduler.links();
        if (links.length == 0 || !links[0].transmit.sending) {
            counters.count(BundleCounter.NO_LINK);
            return false;
        }
        LinkTransmit link = links[0].transmit;
        if (lengthBytes > link.mtuBytes) {
            counters.count(BundleCounter.TOO_LONG_TO_SEND);
            return false;
        }
        if (!link.ready()) {
            counters.count(BundleCounter.LINKS_FULL);
            return false;
        }
        link.sendPlain(protocol, bytes, offset, lengthBytes);
        return true;
    }

    private boolean anySending() {
        for (MemberLink link : scheduler.links()) {
            if (link.transmit.sending) {
                return true;
            }
        }
        return false;
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

    private static void received(MemberLink link, int informationBytes) {
        link.counters().count(LinkCounter.FRAMES_RECEIVED);
        link.counters().add(LinkCounter.OCTETS_RECEIVED, informationBytes);
    }

    /// To be called when [#nextDeadlineNanos] has come; earlier does no harm.
    public void advance(long nowNanos) {
        reassembler.advance(nowNanos);
        if (!settings.multilink()) {
            return;
        }
        for (MemberLink link : scheduler.links()) {
            LinkTransmit transmit = link.transmit;
            if (transmit.overtaken && transmit.ready() && idleNanosLeft(transmit, nowNanos) <= 0) {
                fragmenter.sendIdleFill(transmit, nowNanos);
            }
        }
    }

    /// [Long#MAX_VALUE] when never.
    public long nextDeadlineNanos(long nowNanos) {
        long nearest = reassembler.nextDeadlineNanos(nowNanos);
        if (!settings.multilink()) {
            return nearest;
        }
        for (MemberLink link : scheduler.links()) {
            LinkTransmit transmit = link.transmit;
            if (transmit.overtaken && transmit.ready()) {
                long due = transmit.overtakenSinceNanos + IDLE_LINK_NANOS;
                nearest = nearest == Long.MAX_VALUE || due - nearest < 0 ? due : nearest;
            }
        }
        return nearest;
    }

    private static long idleNanosLeft(LinkTransmit link, long nowNanos) {
        return link.overtakenSinceNanos + IDLE_LINK_NANOS - nowNanos;
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
