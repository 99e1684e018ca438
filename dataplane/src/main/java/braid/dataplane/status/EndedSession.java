package braid.dataplane.status;

import braid.dataplane.network.MacAddress;

/// The latest session of a user that is over.
///
/// @param callerId the peer of its first link
/// @param endedNanos of the monotonic clock
public record EndedSession(String user, MacAddress callerId, long endedNanos, EndCause cause) {}
