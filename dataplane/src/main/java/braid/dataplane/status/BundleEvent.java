package braid.dataplane.status;

import java.util.Locale;

/// What is out of the ordinary about a bundle's traffic, and counted.
public enum BundleEvent {
    FRAGMENTS_SENT,
    FRAGMENTS_RECEIVED,
    IDLE_FILLS_SENT,
    IDLE_FILLS_RECEIVED,
    NULL_FRAGMENTS_RECEIVED,
    MARKERS_SENT,
    MARKERS_RECEIVED,
    REPORTS_RECEIVED,
    NO_LINK,
    LINKS_FULL,
    QUEUE_STOOD,
    QUEUE_FULL,
    TOO_LONG_TO_SEND,
    FRAGMENTS_LOST,
    GAPS_PASSED,
    GAPS_TIMED_OUT,
    GAPS_OVERFLOWED,
    STALLED,
    DISCARDED_WITH_LOST,
    LATE,
    DUPLICATE,
    REORDERED,
    BAD_ORDER,
    JUMPS_REFUSED,
    RESYNCHRONISED,
    TOO_LONG,
    TOO_MANY_FRAGMENTS,
    POOL_EMPTY,
    SHARE_EXCEEDED,
    MALFORMED,
    RESERVED_BITS,
    UNEXPECTED_FRAGMENT,
    CONTROL_OVERFLOW,
    CONTROL_TOO_LONG,
    CONTROL_NOT_SENT,
    NOT_PASSING,
    NOT_IP,
    NOT_ENCRYPTED,
    NO_ENCRYPTION_AGREED,
    UNDECIPHERABLE,
    OVERLONG,
    LIMITED_TO_PEER,
    LIMITED_FROM_PEER,
    INTERFACE_REFUSED;

    /// As it is written outside: `fragments-lost`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
