package braid.dataplane.wire;

/// Values of the CODE field of a PPPoE header (RFC 2516 section 5).
public final class PppoeCode {
    public static final int SESSION = 0x00;
    public static final int PADO = 0x07;
    public static final int PADI = 0x09;
    public static final int PADR = 0x19;
    public static final int PADS = 0x65;
    public static final int PADT = 0xa7;

    private PppoeCode() {}
}
