package braid.dataplane.network;

import java.util.List;
import java.util.Optional;

/// Addresses handed out to sessions, lowest free one first.
///
/// @param nextPool key of the pool that goes on when this one is used up
public record AddressPool(String key, List<Range> ranges, Optional<String> nextPool) {
    /// Both ends belong to the range.
    public record Range(IpAddress.V4 first, IpAddress.V4 last) {}

    public AddressPool {
        ranges = List.copyOf(ranges);
    }
}
