package braid.dataplane.ppp;

/// Codes of control packets: 1 to 7 belong to LCP and every NCP (RFC 1661 section 5), the rest to LCP or CCP alone.
public final class ControlCode {
    public static final int CONFIGURE_REQUEST = 1;
    public static final int CONFIGURE_ACK = 2;
    public static final int CONFIGURE_NAK = 3;
    public static final int CONFIGURE_REJECT = 4;
    public static final int TERMINATE_REQUEST = 5;
    public static final int TERMINATE_ACK = 6;
    public static final int CODE_REJECT = 7;
    public static final int PROTOCOL_REJECT = 8;
    public static final int ECHO_REQUEST = 9;
    public static final int ECHO_REPLY = 10;
    public static final int DISCARD_REQUEST = 11;

    /// RFC 1570.
    public static final int IDENTIFICATION = 12;

    /// RFC 1570.
    public static final int TIME_REMAINING = 13;

    /// CCP alone, RFC 1962 section 2.
    public static final int RESET_REQUEST = 14;

    public static final int RESET_ACK = 15;

    private ControlCode() {}
}
