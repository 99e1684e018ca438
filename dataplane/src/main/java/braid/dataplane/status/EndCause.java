package braid.dataplane.status;

/// Why a session ended, in the terms of RADIUS accounting (RFC 2866 section 5.10) that routers count by.
public enum EndCause {
    /// The peer asked for it with a Terminate-Request.
    PEER_REQUEST,
    /// The peer, or the way to it, is gone.
    HUNG_UP,
    /// Nothing was carried for as long as its profile allows.
    IDLE_TIMEOUT,
    /// It lasted as long as its profile allows.
    SESSION_TIMEOUT,
    /// Somebody at the console ended it.
    RESET,
    /// The router stops.
    REBOOT,
    /// Its interface could not be made on this machine.
    PORT_ERROR,
    /// The ends could not agree.
    NAS_ERROR,
    /// The router ended it: its configuration or its limits ask for it.
    NAS_REQUEST
}
