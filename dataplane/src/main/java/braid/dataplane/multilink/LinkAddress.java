package braid.dataplane.multilink;

/// The PPPoE session a link is.
///
/// @param peerMac 48 bits
/// @param ourMac 48 bits
public record LinkAddress(long peerMac, long ourMac, int sessionId) {}
