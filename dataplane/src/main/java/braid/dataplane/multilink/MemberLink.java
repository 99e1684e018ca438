package braid.dataplane.multilink;

import java.util.OptionalLong;

/// One link of a bundle, or the only link of a connection without multilink. Belongs to one loop.
public final class MemberLink {
    private final int id;
    private final Counters<LinkCounter> counters;
    final LinkReceive receive = new LinkReceive();
    final LinkTransmit transmit;

    /// @param counters the link's own: they outlive its membership
    public MemberLink(
            int id, LinkAddress address, FrameOutput output, LineTerms terms, Counters<LinkCounter> counters) {
        this.id = id;
        this.counters = counters;
        this.transmit = new LinkTransmit(address, output, terms, counters);
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

    /// Whether its markers are answered; data is sent on it only while they are.
    public boolean usable() {
        return transmit.watch.usable();
    }

    /// Its rate towards the peer; empty if it is configured, or nobody has seen it at its limit yet.
    public OptionalLong learnedBitsPerSecond() {
        return transmit.watch.learnedBitsPerSecond();
    }

    /// Whether its rate is learned from a peer that echoes markers and reports nothing.
    public boolean learnsByEchoOnly() {
        return transmit.watch.learnsByEchoOnly();
    }

    /// Smoothed; empty until a marker was answered.
    public OptionalLong roundTripNanos() {
        return transmit.watch.roundTripNanos();
    }

    /// How much later something sent on it arrives than on the quickest link of the bundle; empty until known.
    public OptionalLong skewNanos() {
        return transmit.watch.gauge().any() ? OptionalLong.of(transmit.laterNanos) : OptionalLong.empty();
    }
}
