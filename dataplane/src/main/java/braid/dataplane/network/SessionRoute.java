package braid.dataplane.network;

import java.util.Optional;

/// A route that a user's session brings.
///
/// @param gateway empty: the user's end of the session
/// @param metric the kernel's priority, from the administrative distance
public record SessionRoute(IpPrefix destination, Optional<IpAddress.V4> gateway, int metric) {}
