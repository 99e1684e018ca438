package braid.dataplane.ppp.auth;

import braid.dataplane.wire.ControlPacket;
import java.util.List;
import java.util.OptionalLong;

/// The side that proves who it is.
public interface AuthPeer {
    List<AuthEvent> start(long nowNanos);

    /// @param protocol of [braid.dataplane.wire.PppProtocol]; packets of another one are ignored
    List<AuthEvent> receive(int protocol, ControlPacket packet, long nowNanos);

    List<AuthEvent> advance(long nowNanos);

    OptionalLong nextDeadlineNanos();
}
