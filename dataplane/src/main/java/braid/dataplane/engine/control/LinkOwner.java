package braid.dataplane.engine.control;

import braid.dataplane.ppp.auth.Claim;
import braid.dataplane.status.Role;

/// Who dialled or answered a link.
interface LinkOwner {
    /// Of the client or server.
    String key();

    Role role();

    /// LCP opened, authentication went on, and the like: what is shown of the owner may have changed.
    void progressed(Link link, long nowNanos);

    /// @param check its number; the answer goes to [Link#decide] with it
    void check(Link link, int check, String name, Claim claim, long nowNanos);

    /// The check needs no answer any more.
    void checkDropped(int check);

    /// The link may join; whoever it is must join it, or close it.
    void ready(Link link, long nowNanos);

    /// The time has come that was asked for with [Link#askAgain].
    void askedAgain(Link link, long nowNanos);

    /// The session is over and forgotten.
    void ended(Link link, LinkEnd end, long nowNanos);
}
