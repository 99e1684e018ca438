package braid.dataplane.ppp.mppe;

import braid.dataplane.wire.Octets;

/// What authentication leaves to encryption: a start key for each direction (RFC 3079). "Client" is the end that was
/// authenticated.
public record StartKeys(StartKey toClient, StartKey fromClient) {
    /// @param strong 16 octets, for 128 bits
    /// @param weak 8 octets, for 40 and 56 bits
    public record StartKey(Octets strong, Octets weak) {
        public StartKey {
            if (strong.size() != MppeStrength.BITS_128.keyBytes() || weak.size() != MppeStrength.BITS_40.keyBytes()) {
                throw new IllegalArgumentException("start keys of " + strong.size() + " and " + weak.size());
            }
        }

        Octets of(MppeStrength strength) {
            return strength == MppeStrength.BITS_128 ? strong : weak;
        }

        /// Keys are never shown.
        @Override
        public String toString() {
            return "StartKey[*****]";
        }
    }
}
