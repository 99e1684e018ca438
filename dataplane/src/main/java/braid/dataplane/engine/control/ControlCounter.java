package braid.dataplane.engine.control;

/// Why the control plane dropped something that came in over an interface.
public enum ControlCounter {
    /// No PPPoE header, or one of another version.
    BAD_HEADER,
    /// Discovery whose tags do not add up.
    MALFORMED_TAGS,
    UNKNOWN_DISCOVERY_CODE,
    PADT_OF_NO_SESSION,
    /// Session data of a session that is not ours, or no longer.
    FRAME_OF_NO_SESSION,
    /// Discovery of a host that showed too many wrong passwords.
    BLOCKED_HOST,
    /// Requests for a session over an interface whose MTU leaves no room for PPP.
    MTU_TOO_SMALL,
    /// A packet of LCP, an NCP or authentication whose length field contradicts it.
    BAD_CONTROL_LENGTH,
    BEFORE_NETWORK_PHASE,
    /// What belongs on a link and came in fragments.
    AUTHENTICATION_UNDER_MULTILINK
}
