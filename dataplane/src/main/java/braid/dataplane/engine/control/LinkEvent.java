package braid.dataplane.engine.control;

import braid.dataplane.ppp.auth.Claim;
import braid.dataplane.wire.ControlPacket;

/// What a link's machines want, or have reached; in order.
sealed interface LinkEvent {
    record Send(int protocol, ControlPacket packet) implements LinkEvent {}

    /// LCP opened; authentication begins.
    record Established() implements LinkEvent {}

    /// @param check its number, of which the link never gives another the same
    record Check(int check, String name, Claim claim) implements LinkEvent {}

    /// Nobody waits for the verdict on a check any more: LCP negotiates anew, or the link ends.
    record CheckDropped(int check) implements LinkEvent {}

    /// Both sides are content: the link may join its bundle.
    record Ready() implements LinkEvent {}

    /// It must leave its bundle: LCP is no longer opened.
    ///
    /// @param graceful what still arrives on it counts
    record Left(boolean graceful) implements LinkEvent {}

    /// LCP is over; the session has no use any more.
    record Ended(LinkEnd end) implements LinkEvent {}
}
