package braid.dataplane.multilink;

/// What a bundle counts. Octets are those of packets, without any header of a link.
public enum BundleCounter {
    PACKETS_SENT,
    OCTETS_SENT,
    PACKETS_RECEIVED,
    OCTETS_RECEIVED,
    FRAGMENTS_SENT,
    FRAGMENTS_RECEIVED,
    /// Packets that only tell the peer how far a link is.
    IDLE_FILLS_SENT,
    IDLE_FILLS_RECEIVED,
    NULL_FRAGMENTS_RECEIVED,

    MARKERS_SENT,
    MARKERS_RECEIVED,
    REPORTS_RECEIVED,

    /// Not sent: no link may carry data.
    NO_LINK,
    /// Not sent, or only in part: no link had room.
    LINKS_FULL,
    /// Not sent: the queue of packets that wait for the lines had stood too long.
    QUEUE_STOOD,
    /// Not sent: that queue was full.
    QUEUE_FULL,
    /// Not sent: more than the peer's MRRU, or than the only link's MTU.
    TOO_LONG_TO_SEND,

    /// Sequence numbers given up.
    FRAGMENTS_LOST,
    /// Runs of numbers given up since every link had passed them.
    GAPS_PASSED,
    /// Runs given up since a fragment had waited too long behind them.
    GAPS_TIMED_OUT,
    /// Runs given up for want of room.
    GAPS_OVERFLOWED,
    /// Packets given up since nothing more of them came, though nothing after them did either.
    STALLED,
    /// Fragments dropped since others of their packet were lost.
    DISCARDED_WITH_LOST,
    /// Arrived after they had been given up.
    LATE,
    DUPLICATE,
    /// Arrived after a higher number on the same link.
    REORDERED,
    /// A beginning without the end before it, or the reverse.
    BAD_ORDER,
    /// Numbers too far ahead to be believed.
    JUMPS_REFUSED,
    /// Numbering taken up anew where the peer's fragments are.
    RESYNCHRONISED,
    /// More than our MRRU, or than a frame of the pool.
    TOO_LONG,
    TOO_MANY_FRAGMENTS,
    /// No frame was free to hold a fragment.
    POOL_EMPTY,
    /// A fragment had to wait where the bundle held as many frames already as were left for all the others.
    SHARE_EXCEEDED,
    /// No room for the header, or no valid protocol number inside.
    MALFORMED,
    RESERVED_BITS,
    /// A fragment although no multilink was agreed.
    UNEXPECTED_FRAGMENT
}
