package braid.dataplane.engine.control;

import braid.dataplane.network.MacAddress;

/// What tells one PPPoE session from every other: the same ids, and even the same MACs, occur on different segments.
public record SessionKey(String linuxName, MacAddress peer, int sessionId) {}
