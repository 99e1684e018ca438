package braid.dataplane.ppp.auth;

import java.util.List;

/// The side that asks for proof.
public interface Authenticator extends AuthPeer {
    /// The verdict on the last [AuthEvent.Check]. A refusal leaves only after a second (against guessing).
    List<AuthEvent> decide(boolean accepted, long nowNanos);
}
