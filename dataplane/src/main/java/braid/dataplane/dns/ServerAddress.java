package braid.dataplane.dns;

import braid.dataplane.network.IpAddress;
import java.util.List;

/// Where a server listens.
///
/// @param port 1 to 65535
public record ServerAddress(IpAddress address, int port) {
    public static final int DNS_PORT = 53;

    static List<ServerAddress> of(List<IpAddress> addresses) {
        return addresses.stream()
                .map(address -> new ServerAddress(address, DNS_PORT))
                .toList();
    }

    @Override
    public String toString() {
        return address + "#" + port;
    }
}
