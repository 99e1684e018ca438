package braid.dataplane.network;

/// PPP authentication protocols, in the order of preference when several are allowed (strongest last).
public enum AuthenticationMethod {
    PAP,
    CHAP_MD5,
    MSCHAP_V1,
    MSCHAP_V2
}
