package braid.dataplane.ppp.ccp;

import braid.dataplane.ppp.mppe.MppeMode;
import java.util.Optional;

/// What an opened CCP agreed on, each direction for itself.
///
/// @param send how we encrypt; empty: not at all
/// @param receive how the peer does
public record CcpAgreement(Optional<MppeMode> send, Optional<MppeMode> receive) {
    public static final CcpAgreement NONE = new CcpAgreement(Optional.empty(), Optional.empty());

    public boolean bothWays() {
        return send.isPresent() && receive.isPresent();
    }
}
