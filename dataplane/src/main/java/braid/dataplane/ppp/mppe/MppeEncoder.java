package braid.dataplane.ppp.mppe;

import java.nio.ByteBuffer;
import java.util.List;

/// Encrypts the packets of one direction (RFC 3078 sections 3 and 7). They must arrive in the order they are encrypted
/// in. Allocates nothing per packet; not thread safe.
///
/// Until it is settled which of several keys the peer reads with, all of them are kept where the packets are, so that
/// the next packet can take any of them.
public final class MppeEncoder {
    /// What a packet grows by: the header, and its protocol field inside.
    public static final int OVERHEAD_BYTES = 4;

    private static final int PROTOCOL_BYTES = 2;

    private final MppeMode mode;
    private final MppeKey[] keys;
    private final Rc4 rc4 = new Rc4();
    private int inUse;
    private boolean settled;
    private int count;
    private boolean flush = true;

    /// @param starts one of them is the peer's
    /// @param likely index of the one to begin with
    public MppeEncoder(MppeMode mode, List<StartKeys.StartKey> starts, int likely) {
        this.mode = mode;
        this.keys = starts.stream()
                .map(start -> new MppeKey(mode.strength(), start.of(mode.strength())))
                .toArray(MppeKey[]::new);
        this.inUse = likely;
        this.settled = keys.length == 1;
    }

    public MppeMode mode() {
        return mode;
    }

    /// The peer has lost the thread (CCP Reset-Request): the next packet begins anew.
    public void flush() {
        flush = true;
    }

    /// The peer reads with this one of the keys; what is said first counts.
    public void settle(int index) {
        if (!settled) {
            settled = true;
            flush |= index != inUse;
            inUse = index;
        }
    }

    /// Whether packets of the protocol are encrypted at all.
    public static boolean encrypts(int protocol) {
        return MppeHeader.encryptable(protocol);
    }

    /// Writes the information of a packet of protocol 0x00fd.
    ///
    /// @param from where the information of the packet stands
    /// @param to must have room for [#OVERHEAD_BYTES] more
    /// @return how long it is
    public int encode(int protocol, ByteBuffer from, int fromOffset, int lengthBytes, ByteBuffer to, int toOffset) {
        boolean flushed = nextKey();
        to.putShort(toOffset, (short) (MppeHeader.ENCRYPTED | (flushed ? MppeHeader.FLUSHED : 0) | count));
        count = (count + 1) & MppeHeader.COUNT_MASK;
        int at = toOffset + MppeHeader.BYTES;
        to.putShort(at, (short) protocol);
        rc4.apply(to, at, to, at, PROTOCOL_BYTES);
        rc4.apply(from, fromOffset, to, at + PROTOCOL_BYTES, lengthBytes);
        return OVERHEAD_BYTES + lengthBytes;
    }

    /// @return whether the cipher begins anew
    private boolean nextKey() {
        boolean change = mode.stateless() || MppeHeader.flagPacket(count);
        if (change) {
            changeKey();
        }
        boolean anew = change || flush;
        if (anew) {
            rc4.reset(keys[inUse].current());
        }
        flush = false;
        return anew;
    }

    private void changeKey() {
        if (settled) {
            keys[inUse].change();
            return;
        }
        for (MppeKey key : keys) {
            key.change();
        }
    }
}
