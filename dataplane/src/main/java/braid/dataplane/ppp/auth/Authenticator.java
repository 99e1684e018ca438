package braid.dataplane.ppp.auth;

import java.util.List;
import java.util.Optional;

/// The side that asks for proof.
public interface Authenticator extends AuthPeer {
    /// The verdict on the last [AuthEvent.Check]. A refusal leaves only after a second (against guessing).
    ///
    /// @param accepted empty: the claim proves nothing, or its user may not come in
    List<AuthEvent> decide(Optional<Acceptance> accepted, long nowNanos);
}
