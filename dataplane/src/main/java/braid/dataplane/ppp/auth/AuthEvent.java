package braid.dataplane.ppp.auth;

import braid.dataplane.ppp.mppe.StartKeys;
import braid.dataplane.wire.ControlPacket;
import java.util.Optional;

/// What an authentication exchange tells its link; in order.
public sealed interface AuthEvent {
    /// @param protocol of [braid.dataplane.wire.PppProtocol]
    record Send(int protocol, ControlPacket packet) implements AuthEvent {}

    /// Somebody who knows the users must decide; the answer goes to [Authenticator#decide].
    record Check(String name, Claim claim) implements AuthEvent {}

    /// The peer believes us.
    ///
    /// @param keys for encryption; here we are the client of [StartKeys]
    record Proved(Optional<StartKeys> keys) implements AuthEvent {}

    /// The peer is who it says.
    ///
    /// @param keys for encryption; here the peer is the client of [StartKeys]
    record PeerProved(String name, Optional<StartKeys> keys) implements AuthEvent {}

    record Failed(String reason) implements AuthEvent {}
}
