package braid.dataplane.engine.control;

import braid.dataplane.ppp.auth.Claim;
import braid.dataplane.wire.ControlPacket;

/// What a link's machines want, or have reached; in order.
sealed interface LinkEvent {
    record Send(int protocol, ControlPacket packet) implements LinkEvent {}

    /// LCP opened; authentication begins.
    record Established() implements LinkEvent {}

    record Check(String name, Claim claim) implements LinkEvent {}

    /// Both sides are content: the link may join its bundle.
    record Ready() implements LinkEvent {}

    /// It must leave its bundle: LCP is no longer opened.
    ///
    /// @param graceful what still arrives on it counts
    record Left(boolean graceful) implements LinkEvent {}

    /// LCP is over; the session has no use any more.
    record Ended(LinkEnd end) implements LinkEvent {}
}
