package braid.dataplane.multilink;

import braid.dataplane.wire.MarkerView;
import braid.dataplane.wire.MpFormat;
import braid.dataplane.wire.PppProtocol;
import braid.dataplane.wire.PppoeCode;
import braid.dataplane.wire.PppoeView;
import braid.dataplane.wire.ReportView;
import java.nio.ByteBuffer;

/// The sending half of a link: builds whole Ethernet frames in the output of its interface.
final class LinkTransmit {
    private static final int PROTOCOL_BYTES = 2;
    private static final int BEFORE_INFORMATION = PppoeView.HEADER_BYTES + PROTOCOL_BYTES;

    /// Less is no link to speak of, whatever a peer asks for.
    private static final int MIN_MTU_BYTES = 64;

    final FrameOutput output;
    final LinkClock clock = new LinkClock();
    final Flight flight = new Flight();
    final LineWatch watch;
    final int mtuBytes;

    /// Whether data may still be put on it.
    boolean sending = true;

    /// Since when others have sent numbers and this one has not, or since it was last found that a number on this one
    /// could not be awaited; meaningful if [#overtaken].
    long overtakenSinceNanos;

    /// The latest number then.
    int overtakenAt;

    /// Whether the latest numbers are on other links. Only a number tells every receiver how far this link is; markers
    /// do not, which have none.
    boolean overtaken;

    /// How much later than on the quickest link something arrives that is sent at the same time.
    long laterNanos;

    private final LinkAddress address;
    private final LineTerms terms;
    private final Counters<LinkCounter> counters;
    private long lastSentNanos;
    private long longestPauseNanos;

    LinkTransmit(LinkAddress address, FrameOutput output, LineTerms terms, Counters<LinkCounter> counters) {
        this.address = address;
        this.output = output;
        this.terms = terms;
        this.mtuBytes = Math.max(MIN_MTU_BYTES, terms.mtuBytes());
        this.counters = counters;
        this.watch = new LineWatch(clock, flight, terms);
    }

    boolean ready() {
        return sending && output.free() > 0;
    }

    /// A frame of `informationBytes` after the protocol field was given to the line.
    void sent(int informationBytes, double assumedOctetNanos, long nowNanos) {
        clock.sent(informationBytes, assumedOctetNanos, nowNanos);
        longestPauseNanos = Math.max(longestPauseNanos, nowNanos - lastSentNanos);
        lastSentNanos = nowNanos;
    }

    /// @param sequence the highest number sent in the bundle
    void sendMarker(int sequence, boolean reportsKnown, double assumedOctetNanos, long nowNanos) {
        int at = begin(PppProtocol.LCP, MarkerView.BYTES);
        MarkerView.put(output.bytes(), at, terms.ownMagic(), reportsKnown, watch.nextMarker(), sequence);
        end(MarkerView.BYTES);
        long pause = Math.max(longestPauseNanos, nowNanos - lastSentNanos);
        long backlogUntilNow = clock.backlogNanos(nowNanos);
        sent(MarkerView.BYTES, assumedOctetNanos, nowNanos);
        longestPauseNanos = 0;
        watch.markerLeft(
                counters.get(LinkCounter.OCTETS_SENT),
                counters.get(LinkCounter.FRAMES_SENT),
                pause,
                backlogUntilNow,
                nowNanos);
    }

    /// Answers a marker with what has come on this link, and how its bundle is.
    void sendReport(
            int marker,
            Counters<BundleCounter> bundle,
            int highest,
            int held,
            double assumed,
            long arrivedNanos,
            long nowNanos) {
        int at = begin(PppProtocol.LCP, ReportView.BYTES);
        ReportView.put(
                output.bytes(),
                at,
                terms.ownMagic(),
                marker,
                counters.get(LinkCounter.OCTETS_RECEIVED),
                counters.get(LinkCounter.FRAMES_RECEIVED),
                arrivedNanos);
        ReportView.putBundle(
                output.bytes(),
                at,
                highest,
                (int) bundle.get(BundleCounter.GAPS_PASSED),
                (int) bundle.get(BundleCounter.GAPS_TIMED_OUT),
                (int) bundle.get(BundleCounter.GAPS_OVERFLOWED),
                held,
                (int) (terms.receiveBitsPerSecond().orElse(0) / 1000));
        end(ReportView.BYTES);
        sent(ReportView.BYTES, assumed, nowNanos);
    }

    /// A packet without an MP header.
    void sendPlain(int protocol, ByteBuffer source, int offset, int lengthBytes) {
        int at = begin(protocol, lengthBytes);
        output.bytes().put(at, source, offset, lengthBytes);
        end(lengthBytes);
    }

    /// A fragment of `lengthBytes` octets of a packet; the first one carries the inner protocol field too.
    ///
    /// @param innerProtocol of a first fragment; 0 for the others
    void sendFragment(
            MpFormat format,
            boolean last,
            int sequence,
            int innerProtocol,
            ByteBuffer source,
            int offset,
            int lengthBytes) {
        int headerBytes = format.headerBytes() + (innerProtocol == 0 ? 0 : PROTOCOL_BYTES);
        int at = begin(PppProtocol.MP, headerBytes + lengthBytes);
        format.put(output.bytes(), at, innerProtocol != 0, last, sequence);
        if (innerProtocol != 0) {
            output.bytes().putShort(at + format.headerBytes(), (short) innerProtocol);
        }
        output.bytes().put(at + headerBytes, source, offset, lengthBytes);
        end(headerBytes + lengthBytes);
        overtaken = false;
    }

    private int begin(int protocol, int informationBytes) {
        int at = output.claim();
        PppoeView.put(
                output.bytes(),
                at,
                address.peerMac(),
                address.ourMac(),
                PppoeCode.SESSION,
                address.sessionId(),
                PROTOCOL_BYTES + informationBytes);
        output.bytes().putShort(at + PppoeView.HEADER_BYTES, (short) protocol);
        return at + BEFORE_INFORMATION;
    }

    private void end(int informationBytes) {
        output.commit(BEFORE_INFORMATION + informationBytes);
        counters.count(LinkCounter.FRAMES_SENT);
        counters.add(LinkCounter.OCTETS_SENT, informationBytes);
    }
}
