package braid.dataplane.ppp.mppe;

import java.nio.ByteBuffer;

/// The RC4 stream cipher. Java's own makes objects for every key, and MPPE may take a key for every packet.
final class Rc4 {
    private static final int STATES = 256;

    private final byte[] state = new byte[STATES];
    private int i;
    private int j;

    /// Begins the stream of a key.
    void reset(byte[] key) {
        for (int at = 0; at < STATES; at++) {
            state[at] = (byte) at;
        }
        int swap = 0;
        for (int at = 0; at < STATES; at++) {
            byte there = state[at];
            swap = (swap + there + key[at % key.length]) & 0xff;
            state[at] = state[swap];
            state[swap] = there;
        }
        i = 0;
        j = 0;
    }

    /// Continues where another one is.
    void copyFrom(Rc4 other) {
        System.arraycopy(other.state, 0, state, 0, STATES);
        i = other.i;
        j = other.j;
    }

    /// Encrypts or decrypts; `from` and `to` may be the same place.
    void apply(ByteBuffer from, int fromOffset, ByteBuffer to, int toOffset, int lengthBytes) {
        for (int at = 0; at < lengthBytes; at++) {
            to.put(toOffset + at, (byte) (from.get(fromOffset + at) ^ next()));
        }
    }

    void apply(byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] ^= next();
        }
    }

    /// Encrypts or decrypts eight octets, the first one in the highest bits.
    long apply(long octets) {
        long stream = 0;
        for (int at = 0; at < Long.BYTES; at++) {
            stream = (stream << Byte.SIZE) | (next() & 0xff);
        }
        return octets ^ stream;
    }

    byte next() {
        i = (i + 1) & 0xff;
        byte a = state[i];
        j = (j + a) & 0xff;
        byte b = state[j];
        state[i] = b;
        state[j] = a;
        return state[(a + b) & 0xff];
    }
}
