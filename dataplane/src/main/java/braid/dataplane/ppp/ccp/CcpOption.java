package braid.dataplane.ppp.ccp;

import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.ppp.mppe.MppeMode;
import braid.dataplane.ppp.mppe.MppeStrength;
import braid.dataplane.wire.Octets;
import java.util.ArrayList;
import java.util.List;

/// CCP's one option that Braid negotiates (RFC 3078 section 2.1); all else gets a Configure-Reject.
public sealed interface CcpOption {
    int MPPE = 18;

    /// What the sender is willing to decrypt.
    ///
    ///     |             H|               |               |M S L D       C|
    ///
    /// @param bits H stateless, L 40 bits, M 56, S 128; D is obsolete and C asks for compression
    record Mppe(int bits) implements CcpOption {
        private static final int STATELESS = 0x01000000;
        private static final int M = 0x80;
        private static final int S = 0x40;
        private static final int L = 0x20;

        public static Mppe of(MppeMode mode) {
            return new Mppe(bit(mode.strength()) | (mode.stateless() ? STATELESS : 0));
        }

        private static int bit(MppeStrength strength) {
            return switch (strength) {
                case BITS_40 -> L;
                case BITS_56 -> M;
                case BITS_128 -> S;
            };
        }

        public boolean stateless() {
            return (bits & STATELESS) != 0;
        }

        /// The strengths it names, the strongest first.
        public List<MppeStrength> strengths() {
            List<MppeStrength> named = new ArrayList<>();
            for (MppeStrength strength : MppeStrength.values()) {
                if ((bits & bit(strength)) != 0) {
                    named.addFirst(strength);
                }
            }
            return named;
        }
    }

    /// Unknown, or known and malformed.
    record Other(ConfigureOption raw) implements CcpOption {}

    static CcpOption decode(ConfigureOption raw) {
        return raw.type() == MPPE && raw.data().size() == 4
                ? new Mppe(raw.data().intAt(0))
                : new Other(raw);
    }

    default ConfigureOption encoded() {
        return switch (this) {
            case Mppe(int bits) -> new ConfigureOption(MPPE, Octets.ofInt(bits));
            case Other(ConfigureOption raw) -> raw;
        };
    }
}
