package braid.dataplane.ppp.mppe;

import braid.dataplane.time.Deadline;
import java.nio.ByteBuffer;
import java.util.List;

/// Decrypts the packets of one direction, some of which may be missing (RFC 3078 sections 3, 7 and 8). Allocates
/// nothing per packet; not thread safe.
///
/// A packet that turns out to be nonsense leaves no trace: whoever can slip a frame into the session cannot move the
/// key away from where the peer is. Where several keys may be the peer's, the one that reads its packets is.
public final class MppeDecoder {
    /// The octets that [#begin] looks at, after the header of two.
    public static final int START_OCTETS = ClearStart.OCTETS;

    /// What [#begin] says of a packet.
    public enum Outcome {
        /// [#decrypt] it.
        GOOD,
        NOT_ENCRYPTED,
        /// Older than what came already, or too far ahead to be told from that.
        OUT_OF_WINDOW,
        /// So far ahead, so often, that somebody is wasting our time.
        TOO_MANY_KEYS,
        /// Something before it is missing and it cannot be read without.
        INCOHERENT,
        /// No key makes a packet of IP of it.
        NONSENSE
    }

    // Chosen by us: more missing packets than half of the numbers cannot be told from old ones.
    private static final int WINDOW = 2048;

    // Chosen by us: each costs about a microsecond.
    private static final int KEYS_A_SECOND = 8192;

    // Chosen by us: so many packets in a row that could not be read mean that the key is lost.
    private static final int FAILURES_BEFORE_LOST = 64;

    // Chosen by us: a key that has not opened anything yet is more likely the wrong one.
    private static final int FAILURES_BEFORE_DOUBT = 4;

    // Chosen by us: the other keys, which stay at the first packet, cannot be far from where they would be.
    private static final int READ_BEFORE_SETTLED = WINDOW / 2;

    /// Where the stream stands with one key.
    private static final class Stand {
        private final MppeKey key;
        private final Rc4 rc4 = new Rc4();
        private int expected;

        Stand(MppeKey key) {
            this.key = key;
            rc4.reset(key.current());
        }

        void copyFrom(Stand other) {
            key.copyFrom(other.key);
            rc4.copyFrom(other.rc4);
            expected = other.expected;
        }
    }

    private final MppeMode mode;
    private final Stand[] stands;
    private final Rc4 probe = new Rc4();
    private Stand tried;
    private int inUse;
    private boolean incoherent;
    private int read;
    private int failures;
    private int keysLeft = KEYS_A_SECOND;
    private long secondBegan;

    /// @param starts one of them is the peer's
    /// @param likely index of the one to try first
    public MppeDecoder(MppeMode mode, List<StartKeys.StartKey> starts, int likely) {
        this.mode = mode;
        this.stands = starts.stream().map(start -> stand(mode, start)).toArray(Stand[]::new);
        this.tried = stand(mode, starts.getFirst());
        this.inUse = likely;
    }

    private static Stand stand(MppeMode mode, StartKeys.StartKey start) {
        return new Stand(new MppeKey(mode.strength(), start.of(mode.strength())));
    }

    public MppeMode mode() {
        return mode;
    }

    /// Whether nothing can be read until the peer begins anew: in stateful mode by a CCP Reset-Request, else by a new
    /// negotiation.
    public boolean lost() {
        return incoherent || failures >= (read > 0 ? FAILURES_BEFORE_LOST : FAILURES_BEFORE_DOUBT);
    }

    /// Index of the key that read the last packet that could be read; before the first one, of the likely one.
    public int inUse() {
        return inUse;
    }

    /// @param header the first two octets of the packet's information
    /// @param start the next [#START_OCTETS] of them, as they came; big endian
    /// @param lengthBytes of the information after the header, at least [#START_OCTETS]
    public Outcome begin(int header, long start, int lengthBytes, long nowNanos) {
        if ((header & MppeHeader.ENCRYPTED) == 0 || (header & MppeHeader.COMPRESSION) != 0) {
            return Outcome.NOT_ENCRYPTED;
        }
        Outcome outcome = attempt(inUse, header, start, lengthBytes, nowNanos);
        int others = read < READ_BEFORE_SETTLED ? stands.length : 0;
        for (int other = 0; outcome == Outcome.NONSENSE && other < others; other++) {
            if (other != inUse && attempt(other, header, start, lengthBytes, nowNanos) == Outcome.GOOD) {
                outcome = Outcome.GOOD;
            }
        }
        switch (outcome) {
            case GOOD -> {
                read = Math.min(read + 1, READ_BEFORE_SETTLED);
                failures = 0;
                incoherent = false;
            }
            case INCOHERENT -> incoherent = true;
            case NONSENSE -> {
                failures++;
                incoherent |= !mode.stateless();
            }
            case OUT_OF_WINDOW, TOO_MANY_KEYS -> failures++;
            case NOT_ENCRYPTED -> {}
        }
        return outcome;
    }

    /// Tries one of the keys; if it is good the stream stands at this packet with it from then on.
    private Outcome attempt(int index, int header, long start, int lengthBytes, long nowNanos) {
        Stand stand = stands[index];
        int count = header & MppeHeader.COUNT_MASK;
        int missing = (count - stand.expected) & MppeHeader.COUNT_MASK;
        boolean flushed = (header & MppeHeader.FLUSHED) != 0;
        boolean anew = !mode.stateless() && incoherent && flushed;
        if (missing >= WINDOW && !anew) {
            return Outcome.OUT_OF_WINDOW;
        }
        Outcome moved =
                mode.stateless() ? moveStateless(stand, missing, nowNanos) : moveStateful(stand, missing, flushed);
        if (moved != Outcome.GOOD) {
            return moved;
        }
        probe.copyFrom(tried.rc4);
        if (!ClearStart.isIp(probe.apply(start), lengthBytes)) {
            return Outcome.NONSENSE;
        }
        tried.expected = (count + 1) & MppeHeader.COUNT_MASK;
        stands[index] = tried;
        tried = stand;
        inUse = index;
        return Outcome.GOOD;
    }

    private Outcome moveStateless(Stand from, int missing, long nowNanos) {
        if (nowNanos - secondBegan >= Deadline.NANOS_PER_SECOND) {
            secondBegan = nowNanos;
            keysLeft = KEYS_A_SECOND;
        }
        if (missing > keysLeft) {
            return Outcome.TOO_MANY_KEYS;
        }
        keysLeft -= missing;
        tried.key.copyFrom(from.key);
        for (int change = 0; change <= missing; change++) {
            tried.key.change();
        }
        tried.rc4.reset(tried.key.current());
        return Outcome.GOOD;
    }

    private Outcome moveStateful(Stand from, int missing, boolean flushed) {
        if (!flushed && (missing > 0 || incoherent)) {
            return Outcome.INCOHERENT;
        }
        tried.copyFrom(from);
        boolean anew = flushed;
        for (int step = 0; step <= missing; step++) {
            if (MppeHeader.flagPacket(from.expected + step)) {
                tried.key.change();
                anew = true;
            }
        }
        if (anew) {
            tried.rc4.reset(tried.key.current());
        }
        return Outcome.GOOD;
    }

    /// Decrypts the next piece of the packet in its place; all of them must be.
    public void decrypt(ByteBuffer bytes, int offset, int lengthBytes) {
        stands[inUse].rc4.apply(bytes, offset, bytes, offset, lengthBytes);
    }
}
