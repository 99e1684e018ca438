package braid.dataplane.wire;

/// EtherType numbers that Braid looks at.
public final class EtherType {
    /// RFC 2516 section 3.
    public static final int PPPOE_DISCOVERY = 0x8863;

    /// RFC 2516 section 3.
    public static final int PPPOE_SESSION = 0x8864;

    private EtherType() {}
}
