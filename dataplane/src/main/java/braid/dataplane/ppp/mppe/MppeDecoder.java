package braid.dataplane.ppp.mppe;

import braid.dataplane.time.Deadline;
import java.nio.ByteBuffer;

/// Decrypts the packets of one direction, some of which may be missing (RFC 3078 sections 3, 7 and 8). Allocates
/// nothing per packet; not thread safe.
///
/// A packet that turns out to be nonsense leaves no trace: whoever can slip a frame into the session cannot move the
/// key away from where the peer is.
public final class MppeDecoder {
    /// What [#begin] says of a packet.
    public enum Outcome {
        /// [#decrypt] it, then [#end].
        GOOD,
        NOT_ENCRYPTED,
        /// Older than what came already, or too far ahead to be told from that.
        OUT_OF_WINDOW,
        /// So far ahead, so often, that somebody is wasting our time.
        TOO_MANY_KEYS,
        /// Something before it is missing and it cannot be read without.
        INCOHERENT
    }

    // Chosen by us: more missing packets than half of the numbers cannot be told from old ones.
    private static final int WINDOW = 2048;

    // Chosen by us: each costs about a microsecond.
    private static final int KEYS_A_SECOND = 8192;

    // Chosen by us: so many packets in a row that could not be read mean that the key is lost.
    private static final int FAILURES_BEFORE_LOST = 64;

    // Chosen by us: a key that has not opened anything yet is more likely the wrong one.
    private static final int FAILURES_BEFORE_DOUBT = 4;

    /// Where the stream stands.
    private static final class Stand {
        private final MppeKey key;
        private final Rc4 rc4 = new Rc4();
        private int expected;

        Stand(MppeKey key) {
            this.key = key;
        }

        void copyFrom(Stand other) {
            key.copyFrom(other.key);
            rc4.copyFrom(other.rc4);
            expected = other.expected;
        }
    }

    private final MppeMode mode;
    private Stand proven;
    private Stand tried;
    private boolean incoherent;
    private boolean read;
    private int failures;
    private int keysLeft = KEYS_A_SECOND;
    private long secondBegan;

    public MppeDecoder(MppeMode mode, StartKeys.StartKey start) {
        this.mode = mode;
        this.proven = new Stand(new MppeKey(mode.strength(), start.of(mode.strength())));
        this.tried = new Stand(new MppeKey(mode.strength(), start.of(mode.strength())));
        this.proven.rc4.reset(proven.key.current());
    }

    public MppeMode mode() {
        return mode;
    }

    /// Whether nothing can be read until the peer begins anew: in stateful mode by a CCP Reset-Request, else by a new
    /// negotiation.
    public boolean lost() {
        return incoherent || failures >= (read ? FAILURES_BEFORE_LOST : FAILURES_BEFORE_DOUBT);
    }

    /// Whether any packet could be read yet.
    public boolean read() {
        return read;
    }

    /// @param header the first two octets of the packet's information
    public Outcome begin(int header, long nowNanos) {
        if ((header & MppeHeader.ENCRYPTED) == 0 || (header & MppeHeader.COMPRESSION) != 0) {
            return Outcome.NOT_ENCRYPTED;
        }
        int count = header & MppeHeader.COUNT_MASK;
        int missing = (count - proven.expected) & MppeHeader.COUNT_MASK;
        boolean flushed = (header & MppeHeader.FLUSHED) != 0;
        boolean anew = !mode.stateless() && incoherent && flushed;
        if (missing >= WINDOW && !anew) {
            failures++;
            return Outcome.OUT_OF_WINDOW;
        }
        return mode.stateless() ? beginStateless(count, missing, nowNanos) : beginStateful(count, missing, flushed);
    }

    private Outcome beginStateless(int count, int missing, long nowNanos) {
        if (nowNanos - secondBegan >= Deadline.NANOS_PER_SECOND) {
            secondBegan = nowNanos;
            keysLeft = KEYS_A_SECOND;
        }
        if (missing > keysLeft) {
            failures++;
            return Outcome.TOO_MANY_KEYS;
        }
        keysLeft -= missing;
        tried.key.copyFrom(proven.key);
        for (int change = 0; change <= missing; change++) {
            tried.key.change();
        }
        tried.rc4.reset(tried.key.current());
        tried.expected = (count + 1) & MppeHeader.COUNT_MASK;
        return Outcome.GOOD;
    }

    private Outcome beginStateful(int count, int missing, boolean flushed) {
        if (!flushed && (missing > 0 || incoherent)) {
            incoherent = true;
            return Outcome.INCOHERENT;
        }
        tried.copyFrom(proven);
        boolean anew = flushed;
        for (int step = 0; step <= missing; step++) {
            if (MppeHeader.flagPacket(proven.expected + step)) {
                tried.key.change();
                anew = true;
            }
        }
        if (anew) {
            tried.rc4.reset(tried.key.current());
        }
        tried.expected = (count + 1) & MppeHeader.COUNT_MASK;
        return Outcome.GOOD;
    }

    /// Decrypts the next piece of the packet in its place.
    public void decrypt(ByteBuffer bytes, int offset, int lengthBytes) {
        tried.rc4.apply(bytes, offset, bytes, offset, lengthBytes);
    }

    /// The packet is decrypted.
    ///
    /// @param protocol that it begins with
    /// @return whether it makes sense; if not, it must be dropped
    public boolean end(int protocol) {
        if (!MppeHeader.encryptable(protocol) || (protocol & 1) == 0) {
            failures++;
            incoherent |= !mode.stateless();
            return false;
        }
        Stand before = proven;
        proven = tried;
        tried = before;
        failures = 0;
        incoherent = false;
        read = true;
        return true;
    }
}
