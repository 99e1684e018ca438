package braid.dataplane.network;

import java.util.OptionalLong;

/// How many octets of a user's session may be carried before it ends.
///
/// @param fromPeer empty: any number
/// @param toPeer empty: any number
public record ByteLimits(OptionalLong fromPeer, OptionalLong toPeer) {
    public static final ByteLimits NONE = new ByteLimits(OptionalLong.empty(), OptionalLong.empty());
}
