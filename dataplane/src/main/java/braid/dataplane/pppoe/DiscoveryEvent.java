package braid.dataplane.pppoe;

import braid.dataplane.network.MacAddress;
import java.util.Optional;
import java.util.OptionalInt;

/// What discovery wants done, or has found out; in order.
public sealed interface DiscoveryEvent {
    record Send(MacAddress destination, DiscoveryPacket packet) implements DiscoveryEvent {}

    /// A session exists from now on.
    ///
    /// @param service key of the [AccessConcentrator.Service] on a server; empty text on a client
    /// @param maxPayload what RFC 4638 agreed; empty: 1492 holds
    /// @param line on a server, what an access node said of it
    record Established(
            String service,
            int sessionId,
            MacAddress peer,
            String acName,
            String serviceName,
            OptionalInt maxPayload,
            Optional<AccessLine> line)
            implements DiscoveryEvent {}

    /// Something that a person who waits for the link should know.
    record Remark(String text) implements DiscoveryEvent {}
}
