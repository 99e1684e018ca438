package braid.dataplane.engine;

import braid.dataplane.multilink.Counters;
import braid.dataplane.multilink.PacketSlices;
import java.nio.ByteBuffer;

/// Control frames on their way to the control plane, copied, in the order of their arrival. Bounded: a flood of them
/// costs no more than its share of a cycle and what fits in here. What belongs to no session, which anybody may send by
/// any interface, has a part of the room, so that it never pushes out what keeps sessions alive.
final class ControlQueue {
    /// What a frame is.
    enum Kind {
        DISCOVERY,
        STRAY,
        LINK,
        BUNDLE,
        /// No frame: a bundle cannot decrypt what arrives any more.
        UNDECIPHERABLE,
        /// No frame: a packet came to the interface of a bundle that waits for one.
        AWAITED
    }

    private static final int SHARE_OF_STRANGERS = 4;

    private final ByteBuffer bytes;
    private final int slotBytes;
    private final int mostOfStrangers;
    private final Kind[] kinds;
    private final int[] owners;
    private final int[] protocols;
    private final int[] lengths;
    private int first;
    private int count;
    private int ofStrangers;

    ControlQueue(int bound, int slotBytes) {
        this.bytes = ByteBuffer.allocateDirect(bound * slotBytes);
        this.slotBytes = slotBytes;
        this.mostOfStrangers = Math.ceilDiv(bound, SHARE_OF_STRANGERS);
        this.kinds = new Kind[bound];
        this.owners = new int[bound];
        this.protocols = new int[bound];
        this.lengths = new int[bound];
    }

    /// A whole Ethernet frame of discovery.
    void discovery(PortState port, ByteBuffer frame, int offset, int lengthBytes) {
        int at = add(Kind.DISCOVERY, port.port().interfaceIndex(), 0, lengthBytes, port.counters());
        if (at >= 0) {
            bytes.put(at, frame, offset, lengthBytes);
        }
    }

    /// Of a frame of no session only whose it is; the rest is nobody's business.
    void stray(PortState port, long peerMac, int sessionId) {
        int at = add(Kind.STRAY, port.port().interfaceIndex(), sessionId, Long.BYTES, port.counters());
        if (at >= 0) {
            bytes.putLong(at, peerMac);
        }
    }

    /// @param offset of what follows the protocol field
    void linkPacket(LinkState link, int protocol, ByteBuffer frame, int offset, int lengthBytes) {
        int at = add(Kind.LINK, link.id(), protocol, lengthBytes, link.dropped());
        if (at >= 0) {
            bytes.put(at, frame, offset, lengthBytes);
        }
    }

    void bundlePacket(BundleState bundle, int protocol, PacketSlices packet) {
        int at = add(Kind.BUNDLE, bundle.id(), protocol, packet.lengthBytes(), bundle.counters());
        if (at >= 0) {
            packet.copyTo(bytes, at);
        }
    }

    /// @return whether there was room to say so
    boolean undecipherable(BundleState bundle) {
        return add(Kind.UNDECIPHERABLE, bundle.id(), 0, 0, bundle.counters()) >= 0;
    }

    /// @return whether there was room to say so
    boolean awaited(BundleState bundle) {
        return add(Kind.AWAITED, bundle.id(), 0, 0, bundle.counters()) >= 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// The first frame, until it is removed.
    Kind kind() {
        return kinds[first];
    }

    /// Interface index, link or bundle.
    int owner() {
        return owners[first];
    }

    /// Of a stray frame: its session.
    int protocol() {
        return protocols[first];
    }

    ByteBuffer bytes() {
        return bytes;
    }

    int offset() {
        return first * slotBytes;
    }

    int length() {
        return lengths[first];
    }

    void remove() {
        if (ofStranger(kinds[first])) {
            ofStrangers--;
        }
        first = (first + 1) % kinds.length;
        count--;
    }

    private static boolean ofStranger(Kind kind) {
        return switch (kind) {
            case DISCOVERY, STRAY -> true;
            case LINK, BUNDLE, UNDECIPHERABLE, AWAITED -> false;
        };
    }

    /// @param counters of whoever loses the frame if there is no room
    private int add(Kind kind, int owner, int protocol, int lengthBytes, Counters<EngineCounter> counters) {
        if (lengthBytes > slotBytes) {
            counters.count(EngineCounter.CONTROL_TOO_LONG);
            return -1;
        }
        boolean stranger = ofStranger(kind);
        if (count == kinds.length || (stranger && ofStrangers == mostOfStrangers)) {
            counters.count(EngineCounter.CONTROL_OVERFLOW);
            return -1;
        }
        if (stranger) {
            ofStrangers++;
        }
        int slot = (first + count) % kinds.length;
        kinds[slot] = kind;
        owners[slot] = owner;
        protocols[slot] = protocol;
        lengths[slot] = lengthBytes;
        count++;
        return slot * slotBytes;
    }
}
