package braid.dataplane.pppoe;

import braid.dataplane.network.MacAddress;

/// What tells one PPPoE session from every other: the same ids, and even the same MACs, occur on different segments.
///
/// @param sessionId 1 to 65535
public record SessionKey(String linuxName, MacAddress peer, int sessionId) {}
