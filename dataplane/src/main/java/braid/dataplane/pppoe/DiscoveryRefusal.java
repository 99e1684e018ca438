package braid.dataplane.pppoe;

/// Why an access concentrator did not do what a host asked.
public enum DiscoveryRefusal {
    /// A PADI or PADR whose session id is not 0, or without exactly one Service-Name (RFC 2516 section 5).
    BAD_TAGS,
    /// More PADIs than are answered.
    TOO_MANY_PADI,
    /// More offers than may wait for their delay.
    TOO_MANY_OFFERS,
    /// A PADR without a cookie, or with one that is not ours or too old.
    BAD_COOKIE,
    /// A PADR repeated after its session was over, or by another host.
    REPEATED_PADR,
    NO_SUCH_SERVICE,
    TOO_MANY_SESSIONS
}
