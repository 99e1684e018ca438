package braid.dataplane.ppp.mppe;

import braid.dataplane.wire.Octets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// The session key of one direction and how it changes (RFC 3078 section 4, RFC 3079). Allocates nothing once made.
final class MppeKey {
    private static final int PAD_BYTES = 40;
    private static final int SHA1_BYTES = 20;

    private final MppeStrength strength;
    private final byte[] start;
    private final byte[] current;
    private final byte[] zeros = new byte[PAD_BYTES];
    private final byte[] pad = new byte[PAD_BYTES];
    private final byte[] hash = new byte[SHA1_BYTES];
    private final byte[] interim;
    private final MessageDigest sha1;
    private final Rc4 rc4 = new Rc4();

    MppeKey(MppeStrength strength, Octets startKey) {
        this.strength = strength;
        this.start = startKey.toArray();
        this.current = startKey.toArray();
        this.interim = new byte[start.length];
        Arrays.fill(pad, (byte) 0xf2);
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-1
        }
        System.arraycopy(hashed(), 0, current, 0, current.length);
        strength.reduce(current);
    }

    /// The key in use; not to be changed.
    byte[] current() {
        return current;
    }

    /// Continues where another one is.
    void copyFrom(MppeKey other) {
        System.arraycopy(other.start, 0, start, 0, start.length);
        System.arraycopy(other.current, 0, current, 0, current.length);
    }

    /// The next key.
    void change() {
        System.arraycopy(hashed(), 0, interim, 0, interim.length);
        rc4.reset(interim);
        System.arraycopy(interim, 0, current, 0, current.length);
        rc4.apply(current);
        strength.reduce(current);
    }

    /// GetNewKeyFromSHA; the first octets of the result count.
    private byte[] hashed() {
        sha1.update(start);
        sha1.update(zeros);
        sha1.update(current);
        sha1.update(pad);
        try {
            sha1.digest(hash, 0, SHA1_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException(e); // it fits
        }
        return hash;
    }
}
