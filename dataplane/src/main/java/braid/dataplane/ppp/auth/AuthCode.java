package braid.dataplane.ppp.auth;

/// Codes of PAP (RFC 1334 section 2.2) and of CHAP (RFC 1994 section 4).
final class AuthCode {
    static final int PAP_REQUEST = 1;
    static final int PAP_ACK = 2;
    static final int PAP_NAK = 3;

    static final int CHAP_CHALLENGE = 1;
    static final int CHAP_RESPONSE = 2;
    static final int CHAP_SUCCESS = 3;
    static final int CHAP_FAILURE = 4;

    private AuthCode() {}
}
