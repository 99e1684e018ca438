package braid.dataplane.network;

/// How much something optional is wanted of a session.
public enum Demand {
    NO,
    /// When the peer agrees.
    YES,
    /// A session without it is ended.
    REQUIRED
}
