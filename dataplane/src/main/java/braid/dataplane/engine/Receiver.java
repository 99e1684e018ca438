package braid.dataplane.engine;

import braid.dataplane.wire.EtherType;
import braid.dataplane.wire.PppProtocol;
import braid.dataplane.wire.PppoeCode;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;

/// Sorts frames: data to the bundle of its link, everything else to the queue of the control plane. Each frame that is
/// dropped is counted under its reason.
final class Receiver {
    private static final int ADDRESS_AND_CONTROL = 0xff03;
    private static final int FIRST_CONTROL_PROTOCOL = 0x8000;

    private final PppoeView view = new PppoeView();
    private final ControlQueue control;

    Receiver(ControlQueue control) {
        this.control = control;
    }

    /// @return the link a session frame was for; [LinkState#NONE] if there is none and the frame is dealt with.
    ///     [#payloadOffset] and [#payloadBytes] then tell what it carries.
    LinkState linkOf(PortState port, ByteBuffer bytes, int offset, int lengthBytes) {
        if (!view.wrap(bytes, offset, lengthBytes)) {
            port.counters().count(reason(view.refusal()));
        } else if (view.etherType() == EtherType.PPPOE_DISCOVERY) {
            control.discovery(port, bytes, offset, lengthBytes);
        } else if (view.code() != PppoeCode.SESSION) {
            port.counters().count(EngineCounter.WRONG_CODE);
        } else {
            return open(port);
        }
        return LinkState.NONE;
    }

    private LinkState open(PortState port) {
        LinkState link = port.sessions().find(view.source(), view.sessionId());
        if (link == LinkState.NONE) {
            stray(port);
        } else if (link.address().ourMac() != view.destination()) {
            port.counters().count(EngineCounter.WRONG_DESTINATION);
            return LinkState.NONE;
        }
        return link;
    }

    private void stray(PortState port) {
        if (port.strays().admits()) {
            control.stray(port, view.source(), view.sessionId());
        } else {
            port.counters().count(EngineCounter.STRAY_TOO_MANY);
        }
    }

    int payloadOffset() {
        return view.payloadOffset();
    }

    int payloadBytes() {
        return view.payloadBytes();
    }

    /// One PPP packet of a link, from its protocol field on: two octets, or one if the first is odd; `ff 03` before it
    /// is tolerated. One that is longer than our MRU is taken, as RFC 1661 section 6.1 asks for up to 1500 octets:
    /// there are peers whose fragments fill the Ethernet frame, whatever was agreed.
    ///
    /// @param arrivedNanos when it came to this machine
    void packet(LinkState link, ByteBuffer bytes, int offset, int lengthBytes, long arrivedNanos, long nowNanos) {
        int at = offset;
        int left = lengthBytes;
        if (left > 2 && (bytes.getShort(at) & 0xffff) == ADDRESS_AND_CONTROL) {
            at += 2;
            left -= 2;
        }
        int fieldBytes = left > 0 && (bytes.get(at) & 1) == 1 ? 1 : 2;
        if (left < fieldBytes) {
            link.dropped().count(EngineCounter.BAD_PROTOCOL_FIELD);
            return;
        }
        int protocol = fieldBytes == 1 ? bytes.get(at) & 0xff : bytes.getShort(at) & 0xffff;
        if (!PppProtocol.valid(protocol)) {
            link.dropped().count(EngineCounter.BAD_PROTOCOL_FIELD);
        } else if (protocol == PppProtocol.LCP
                && isMarker(link, bytes, at + fieldBytes, left - fieldBytes, arrivedNanos, nowNanos)) {
            return;
        } else if (protocol >= FIRST_CONTROL_PROTOCOL) {
            control.linkPacket(link, protocol, bytes, at + fieldBytes, left - fieldBytes);
        } else {
            data(link, protocol, bytes, at, fieldBytes, left, nowNanos);
        }
    }

    /// Whether the packet belongs to the bundle of its link alone: markers and reports are no business of LCP's.
    private static boolean isMarker(
            LinkState link, ByteBuffer bytes, int offset, int lengthBytes, long arrivedNanos, long nowNanos) {
        return link.attachment() instanceof LinkState.Attachment.Joined joined
                && joined.bundle()
                        .bundle()
                        .receiveControl(joined.member(), bytes, offset, lengthBytes, arrivedNanos, nowNanos);
    }

    private void data(
            LinkState link,
            int protocol,
            ByteBuffer bytes,
            int offset,
            int fieldBytes,
            int lengthBytes,
            long nowNanos) {
        int at = offset + fieldBytes;
        int octets = lengthBytes - fieldBytes;
        switch (link.attachment()) {
            case LinkState.Attachment.Joined joined -> {
                if (protocol == PppProtocol.MP) {
                    joined.bundle().bundle().receiveFragment(joined.member(), bytes, at, octets, nowNanos);
                } else {
                    joined.bundle().bundle().receivePlain(joined.member(), protocol, bytes, at, octets);
                }
            }
            case LinkState.Attachment.Waiting waiting -> {
                if (!waiting.frames().hold(bytes, offset, lengthBytes, nowNanos)) {
                    link.dropped().count(EngineCounter.HELD_TOO_MANY);
                }
            }
            case LinkState.Attachment.Closed _ -> link.dropped().count(EngineCounter.HELD_TOO_MANY);
        }
    }

    private static EngineCounter reason(PppoeView.Refusal refusal) {
        return switch (refusal) {
            case NONE, TOO_SHORT -> EngineCounter.TOO_SHORT;
            case NOT_PPPOE -> EngineCounter.NOT_PPPOE;
            case WRONG_VERSION -> EngineCounter.WRONG_VERSION;
            case LENGTH_BEYOND_FRAME -> EngineCounter.LENGTH_BEYOND_FRAME;
        };
    }
}
