package braid.dataplane.multilink;

import java.util.OptionalLong;

/// One link of a bundle, or the only link of a connection without multilink. Belongs to one loop.
public final class MemberLink {
    private final int id;
    private final Counters<LinkCounter> counters;
    final LinkReceive receive = new LinkReceive();
    final LinkTransmit transmit;

    /// @param mtuBytes the most of a PPP payload after the protocol field that the peer takes on this link
    /// @param bitsPerSecond its rate, if somebody configured one
    /// @param counters the link's own: they outlive its membership
    public MemberLink(
            int id,
            LinkAddress address,
            FrameOutput output,
            int mtuBytes,
            OptionalLong bitsPerSecond,
            Counters<LinkCounter> counters) {
        this.id = id;
        this.counters = counters;
        this.transmit = new LinkTransmit(address, output, mtuBytes, counters);
        bitsPerSecond.ifPresent(transmit.clock::rate);
    }

    public int id() {
        return id;
    }

    public Counters<LinkCounter> counters() {
        return counters;
    }

    /// Room for frames that this link could take now.
    public int free() {
        return transmit.output.free();
    }
}
