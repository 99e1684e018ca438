package braid.dataplane.network;

import java.util.Optional;

/// An address on an interface.
///
/// @param peer the other end of a point-to-point link; then `address` has all bits as prefix
public record InterfaceAddress(
        String key, String linuxName, IpPrefix address, Optional<IpAddress> peer, Source source) {}
