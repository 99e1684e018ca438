package braid.dataplane.ppp.ipv6cp;

import java.util.Optional;

/// What an opened IPV6CP agreed on.
///
/// @param own empty: the peer refused to know it
/// @param peer empty: it did not say
public record Ipv6cpAgreement(Optional<InterfaceIdentifier> own, Optional<InterfaceIdentifier> peer) {}
