package braid.dataplane.ppp;

/// Why a negotiation ends.
public enum FinishCause {
    /// We close it.
    OURS,
    /// The peer sent a Terminate-Request.
    PEER_REQUEST,
    /// The peer does not answer any more.
    SILENCE,
    /// One of us cannot accept what the other insists on.
    DISAGREEMENT
}
