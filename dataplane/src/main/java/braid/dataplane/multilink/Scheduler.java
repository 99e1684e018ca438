package braid.dataplane.multilink;

/// Which link carries the next piece: of those whose pace allows one now, the one where it would arrive first, by each
/// link's rate, what it still has to send and how far away it is. While no rate is known the links carry equal shares.
final class Scheduler {
    /// Queue a line is believed to have at most; more was dropped there or never was.
    private static final long MAX_BACKLOG_NANOS = 100_000_000L;

    /// No pace is so slow: any link may be chosen.
    static final long WHENEVER = Long.MAX_VALUE;

    private MemberLink[] links = new MemberLink[0];
    private double assumedOctetNanos;
    private boolean anyUsable;
    private boolean ramping;

    /// The links in the order they joined; those that only receive too.
    MemberLink[] links() {
        return links;
    }

    void links(MemberLink[] now) {
        links = now;
        changed();
    }

    /// What is known of a link has changed.
    void changed() {
        double sum = 0;
        int known = 0;
        anyUsable = false;
        ramping = false;
        long nearest = Long.MAX_VALUE;
        for (MemberLink link : links) {
            LinkTransmit transmit = link.transmit;
            if (transmit.sending && transmit.clock.known()) {
                sum += transmit.clock.octetNanos();
                known++;
            }
            anyUsable |= transmit.sending && transmit.watch.usable();
            ramping |= transmit.sending && transmit.watch.usable() && transmit.watch.ramping();
            if (transmit.watch.gauge().any()) {
                nearest = Math.min(nearest, transmit.watch.gauge().baseNanos());
            }
        }
        assumedOctetNanos = known == 0 ? 0 : sum / known;
        for (MemberLink link : links) {
            QueueGauge gauge = link.transmit.watch.gauge();
            link.transmit.laterNanos = gauge.any() ? gauge.baseNanos() - nearest : 0;
        }
    }

    /// Whether a link has not been seen at its limit yet, so that what waits may soon have a way to go.
    boolean ramping() {
        return ramping;
    }

    /// Of a link whose rate is unknown, in nanoseconds an octet.
    double assumedOctetNanos() {
        return assumedOctetNanos;
    }

    /// What all links carry together, in bits a second; 0 while any rate is unknown.
    double bitsPerSecond() {
        double sum = 0;
        for (MemberLink link : links) {
            if (candidate(link.transmit)) {
                if (!link.transmit.clock.known()) {
                    return 0;
                }
                sum += 8e9 / link.transmit.clock.octetNanos();
            }
        }
        return sum;
    }

    /// What the least used link has sent: a link that joins begins there.
    long fewestOctets() {
        long fewest = Long.MAX_VALUE;
        for (MemberLink link : links) {
            fewest = Math.min(fewest, link.transmit.clock.octets());
        }
        return links.length == 0 ? 0 : fewest;
    }

    /// A link that is silent carries nothing, unless all are: then there is nothing to lose.
    private boolean candidate(LinkTransmit link) {
        return link.sending && (link.watch.usable() || !anyUsable);
    }

    /// Whether any link has room.
    boolean anyReady() {
        for (MemberLink link : links) {
            if (candidate(link.transmit) && link.transmit.ready()) {
                return true;
            }
        }
        return false;
    }

    /// Whether a link has room and its pace allows a frame, now or `aheadNanos` too early.
    boolean open(long aheadNanos, long nowNanos) {
        for (MemberLink link : links) {
            LinkTransmit transmit = link.transmit;
            if (candidate(transmit) && transmit.ready() && transmit.clock.open(aheadNanos, nowNanos)) {
                return true;
            }
        }
        return false;
    }

    /// When the pace of a link first allows a frame; [Long#MAX_VALUE] if no link has room.
    long opensNanos(long nowNanos) {
        long nearest = Long.MAX_VALUE;
        for (MemberLink link : links) {
            LinkTransmit transmit = link.transmit;
            if (candidate(transmit) && transmit.ready()) {
                nearest = Math.min(nearest, Math.max(0, transmit.clock.openNanos() - nowNanos));
            }
        }
        return nearest == Long.MAX_VALUE ? nearest : nowNanos + nearest;
    }

    /// Prefers links that are open, then those on which the piece fits whole, then the earliest arrival.
    ///
    /// @param wanted octets of data
    /// @param headerBytes of the MP header
    /// @param aheadNanos how much too early the pace may be used
    /// @return the index of a link that has room, or -1
    int choose(int wanted, int headerBytes, long aheadNanos, long nowNanos) {
        int best = -1;
        int bestRank = -1;
        long bestCost = 0;
        for (int i = 0; i < links.length; i++) {
            LinkTransmit link = links[i].transmit;
            if (!candidate(link) || !link.ready()) {
                continue;
            }
            int room = link.mtuBytes - headerBytes;
            int rank = (link.clock.open(aheadNanos, nowNanos) ? 2 : 0) + (wanted <= room ? 1 : 0);
            long cost = assumedOctetNanos == 0
                    ? link.clock.octets()
                    : link.laterNanos
                            + link.clock.arrivalNanos(
                                    headerBytes + Math.min(wanted, room), assumedOctetNanos, nowNanos);
            if (rank > bestRank || (rank == bestRank && cost < bestCost)) {
                best = i;
                bestRank = rank;
                bestCost = cost;
            }
        }
        return best;
    }

    /// @param informationBytes with the MP header
    void sent(LinkTransmit by, int informationBytes, long nowNanos) {
        by.sent(informationBytes, assumedOctetNanos, nowNanos);
        long leastBacklog = Long.MAX_VALUE;
        for (MemberLink link : links) {
            LinkTransmit other = link.transmit;
            leastBacklog = Math.min(leastBacklog, other.clock.backlogNanos(nowNanos));
            if (other != by && other.sending && !other.overtaken) {
                other.overtaken = true;
                other.overtakenSinceNanos = nowNanos;
            }
        }
        if (leastBacklog > MAX_BACKLOG_NANOS) {
            forget(leastBacklog - MAX_BACKLOG_NANOS);
        }
    }

    private void forget(long nanos) {
        for (MemberLink link : links) {
            link.transmit.clock.forget(nanos);
        }
    }
}
