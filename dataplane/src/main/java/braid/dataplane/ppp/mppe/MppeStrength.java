package braid.dataplane.ppp.mppe;

/// How many bits of a session key are secret (RFC 3078 section 2.1), the weakest first.
public enum MppeStrength {
    BITS_40(8, 3),
    BITS_56(8, 1),
    BITS_128(16, 0);

    // RFC 3079 sections 3.2 and 3.3: what weak keys begin with, as much of it as is known.
    private static final int KNOWN = 0xd1269e;

    private final int keyBytes;
    private final int knownBytes;

    MppeStrength(int keyBytes, int knownBytes) {
        this.keyBytes = keyBytes;
        this.knownBytes = knownBytes;
    }

    /// Of the keys as they are used, the known octets included.
    public int keyBytes() {
        return keyBytes;
    }

    /// Secret bits: 40, 56 or 128.
    public int bits() {
        return Byte.SIZE * (keyBytes - knownBytes);
    }

    /// Overwrites the octets of `key` that everybody knows.
    void reduce(byte[] key) {
        for (int i = 0; i < knownBytes; i++) {
            key[i] = (byte) (KNOWN >>> (16 - Byte.SIZE * i));
        }
    }
}
