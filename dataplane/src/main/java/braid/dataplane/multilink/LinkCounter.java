package braid.dataplane.multilink;

/// What a link of a bundle counts. Octets are PPP payloads: what follows the protocol field.
public enum LinkCounter {
    FRAMES_SENT,
    OCTETS_SENT,
    FRAMES_RECEIVED,
    OCTETS_RECEIVED,
    /// Fragments that came after their number had been given up.
    LATE,
    /// Numbers given up that were most likely sent on it.
    LOST,
    /// Frames of ours that never came, as the peer's reports tell.
    LOST_SENT,
    /// Times that the line was found to be away.
    SUSPENDED
}
