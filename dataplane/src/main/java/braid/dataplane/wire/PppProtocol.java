package braid.dataplane.wire;

/// PPP protocol numbers (IANA), as far as Braid speaks them or names them in a refusal.
public final class PppProtocol {
    public static final int IPV4 = 0x0021;

    /// Multilink fragments (RFC 1990).
    public static final int MP = 0x003d;

    public static final int IPV6 = 0x0057;

    /// Compressed or encrypted packets (RFC 1962): MPPE.
    public static final int COMPRESSED = 0x00fd;

    public static final int IPCP = 0x8021;
    public static final int IPV6CP = 0x8057;
    public static final int CCP = 0x80fd;
    public static final int LCP = 0xc021;
    public static final int PAP = 0xc023;
    public static final int CHAP = 0xc223;

    private static final int LOW_BITS = 0x0101;

    private PppProtocol() {}

    /// The low octet is odd and the high one even, else it is no protocol number (RFC 1661 section 2).
    public static boolean valid(int protocol) {
        return (protocol & LOW_BITS) == 1;
    }

    /// Network control protocols, 0x8000 to 0xbfff: they belong to the bundle, not to a link.
    public static boolean networkControl(int protocol) {
        return protocol >>> 14 == 2;
    }

    /// Link control and authentication, 0xc000 and up: they belong to one link.
    public static boolean linkControl(int protocol) {
        return protocol >>> 14 == 3;
    }
}
