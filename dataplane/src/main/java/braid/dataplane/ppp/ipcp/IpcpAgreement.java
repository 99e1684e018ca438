package braid.dataplane.ppp.ipcp;

import braid.dataplane.network.IpAddress;
import java.util.List;
import java.util.Optional;

/// Addresses of a session; empty ones where it is unnumbered.
///
/// @param dnsServers those that the peer told us
public record IpcpAgreement(Optional<IpAddress.V4> own, Optional<IpAddress.V4> peer, List<IpAddress.V4> dnsServers) {
    public IpcpAgreement {
        dnsServers = List.copyOf(dnsServers);
    }
}
