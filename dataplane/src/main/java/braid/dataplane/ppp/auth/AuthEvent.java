package braid.dataplane.ppp.auth;

import braid.dataplane.wire.ControlPacket;

/// What an authentication exchange tells its link; in order.
public sealed interface AuthEvent {
    /// @param protocol of [braid.dataplane.wire.PppProtocol]
    record Send(int protocol, ControlPacket packet) implements AuthEvent {}

    /// Somebody who knows the users must decide; the answer goes to [Authenticator#decide].
    record Check(String name, Claim claim) implements AuthEvent {}

    /// The peer believes us.
    record Proved() implements AuthEvent {}

    /// The peer is who it says.
    record PeerProved(String name) implements AuthEvent {}

    record Failed(String reason) implements AuthEvent {}
}
