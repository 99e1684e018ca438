package braid.dataplane.multilink;

/// Which link carries the next piece: of those whose pace allows one now, the one where it would arrive first, by each
/// link's rate, what it still has to send and how far away it is. While no rate is known the links carry equal shares.
///
/// A link on which a piece would arrive so late that the receiver could not hold what the others bring meanwhile is
/// left alone: it would cost more than it carries.
final class Scheduler {
    /// Queue a line is believed to have at most; more was dropped there or never was.
    private static final long MAX_BACKLOG_NANOS = 100_000_000L;

    /// No pace is so slow: any link may be chosen.
    static final long WHENEVER = Long.MAX_VALUE;

    /// So much earlier a packet must arrive in pieces, or it is not worth their overhead.
    private static final long WORTH_CUTTING_NANOS = 2_000_000L;

    /// A receiver that holds so few fragments is spared by what is known of each fragment under way.
    private static final int HOLDS_LITTLE = 128;

    /// What a frame weighs in the mean size of frames.
    private static final int MEAN_SHARE = 16;

    private static final int FULL_FRAME_BYTES = 1518;

    private MemberLink[] links = new MemberLink[0];
    private CutPlan cut = new CutPlan(0);
    private double leastOctetNanos;
    private int heldFragments = Integer.MAX_VALUE;
    private boolean oneWay;
    private int latestSequence;
    private double meanBytes = FULL_FRAME_BYTES;

    /// Of the links that have room: when a frame of mean size would arrive first, and what all may send.
    private long leastArrivalNanos;

    private double octetsANano;
    private double assumedOctetNanos;
    private boolean anyTrusted;
    private boolean anyUsable;
    private boolean ramping;

    /// The links in the order they joined; those that only receive too.
    MemberLink[] links() {
        return links;
    }

    void links(MemberLink[] now) {
        links = now;
        cut = new CutPlan(now.length);
        changed();
    }

    /// What is known of a link has changed.
    void changed() {
        double sum = 0;
        int known = 0;
        anyTrusted = false;
        anyUsable = false;
        ramping = false;
        leastOctetNanos = Double.MAX_VALUE;
        long nearest = Long.MAX_VALUE;
        for (MemberLink link : links) {
            LinkTransmit transmit = link.transmit;
            if (transmit.sending && transmit.clock.known()) {
                leastOctetNanos = Math.min(leastOctetNanos, transmit.clock.octetNanos());
                sum += transmit.clock.octetNanos();
                known++;
            }
            anyTrusted |= transmit.sending && transmit.watch.trusted();
            anyUsable |= transmit.sending && transmit.watch.usable();
            ramping |= transmit.sending && transmit.watch.usable() && transmit.watch.ramping();
            if (transmit.watch.gauge().any()) {
                nearest = Math.min(nearest, transmit.watch.gauge().baseNanos());
            }
        }
        assumedOctetNanos = known == 0 ? 0 : sum / known;
        for (MemberLink link : links) {
            QueueGauge gauge = link.transmit.watch.gauge();
            long difference = gauge.any() ? gauge.baseNanos() - nearest : 0;
            // Who knows only the round trip has to believe that both ways are alike.
            link.transmit.laterNanos = oneWay ? difference : difference / 2;
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

    /// A link whose answers are late carries nothing while others are in time, and a silent one nothing while others
    /// are not, unless all are: then there is nothing to lose.
    private boolean candidate(LinkTransmit link) {
        return link.sending && (anyTrusted ? link.watch.trusted() : link.watch.usable() || !anyUsable);
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

    /// @param heldFragments that the receiver can hold while it waits for one
    /// @param isOneWay whether the gauges of the links tell the way there, and not there and back
    void receiver(int heldFragments, boolean isOneWay) {
        this.heldFragments = heldFragments;
        oneWay = isOneWay;
    }

    private void compare(long nowNanos) {
        leastArrivalNanos = Long.MAX_VALUE;
        octetsANano = 0;
        for (MemberLink link : links) {
            LinkTransmit transmit = link.transmit;
            if (candidate(transmit) && transmit.ready()) {
                leastArrivalNanos = Math.min(leastArrivalNanos, arrivalNanos(transmit, nowNanos));
                octetsANano += transmit.clock.pacedOctets();
            }
        }
    }

    private long arrivalNanos(LinkTransmit link, long nowNanos) {
        return link.laterNanos + link.clock.arrivalNanos((int) meanBytes, assumedOctetNanos, nowNanos);
    }

    /// Whether the others would bring more than the receiver can hold before a frame on this link arrives; to be asked
    /// after [#compare].
    private boolean tooLate(LinkTransmit link, long nowNanos) {
        double octets = (arrivalNanos(link, nowNanos) - leastArrivalNanos) * (octetsANano - link.clock.pacedOctets());
        return octets > heldFragments * meanBytes;
    }

    /// How long a frame for this link has to wait so that it does not arrive, with as many before it as the receiver
    /// can hold, while something sent earlier on another link is still under way; 0: not at all.
    private long heldBackNanos(LinkTransmit link, long nowNanos) {
        if (heldFragments > HOLDS_LITTLE) {
            return 0;
        }
        long arrives = nowNanos + arrivalNanos(link, nowNanos);
        long wait = 0;
        for (MemberLink member : links) {
            Flight flight = member.transmit.flight;
            int awaited = member.transmit == link ? -1 : flight.firstAfter(arrives);
            if (awaited >= 0 && latestSequence - flight.sequence(awaited) >= heldFragments) {
                wait = Math.max(wait, flight.arrivesNanos(awaited) - arrives);
            }
        }
        return wait;
    }

    /// Others have sent a number and this one has not.
    void overtakenSince(LinkTransmit link, long nowNanos) {
        link.overtaken = true;
        link.overtakenSinceNanos = nowNanos;
        link.overtakenAt = latestSequence;
    }

    /// Whether the receiver can hold what comes on the other links before a number that is sent on this one now, if
    /// they go on as they have since it was overtaken.
    boolean mayBeAwaited(LinkTransmit link, long nowNanos) {
        compare(nowNanos);
        double numbersANano = (double) (latestSequence - link.overtakenAt) / (nowNanos - link.overtakenSinceNanos);
        double meanwhile = numbersANano * (arrivalNanos(link, nowNanos) - leastArrivalNanos);
        return meanwhile <= heldFragments && heldBackNanos(link, nowNanos) == 0;
    }

    private boolean fits(LinkTransmit link, long nowNanos) {
        return !tooLate(link, nowNanos) && heldBackNanos(link, nowNanos) == 0;
    }

    /// Whether a link has room and its pace allows a frame, now or `aheadNanos` too early.
    boolean open(long aheadNanos, long nowNanos) {
        compare(nowNanos);
        for (MemberLink link : links) {
            LinkTransmit transmit = link.transmit;
            if (candidate(transmit)
                    && transmit.ready()
                    && transmit.clock.open(aheadNanos, nowNanos)
                    && fits(transmit, nowNanos)) {
                return true;
            }
        }
        return false;
    }

    /// When the pace of a link first allows a frame; [Long#MAX_VALUE] if no link has room.
    long opensNanos(long nowNanos) {
        compare(nowNanos);
        long nearest = Long.MAX_VALUE;
        for (MemberLink link : links) {
            LinkTransmit transmit = link.transmit;
            if (candidate(transmit) && transmit.ready() && !tooLate(transmit, nowNanos)) {
                long pace = transmit.clock.openNanos() - nowNanos;
                nearest = Math.min(nearest, Math.max(heldBackNanos(transmit, nowNanos), Math.max(0, pace)));
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
        compare(nowNanos);
        int best = -1;
        int bestRank = -1;
        long bestCost = 0;
        for (int i = 0; i < links.length; i++) {
            LinkTransmit link = links[i].transmit;
            if (!candidate(link) || !link.ready()) {
                continue;
            }
            int room = link.mtuBytes - headerBytes;
            boolean open = link.clock.open(aheadNanos, nowNanos) && fits(link, nowNanos);
            int rank = (open ? 2 : 0) + (wanted <= room ? 1 : 0);
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

    /// Whether a packet arrives so much earlier in pieces that it should be cut; [#cut] then tells how. Only links
    /// whose rates are known are used.
    ///
    /// @param octets of data
    /// @param headerBytes of the MP header
    boolean worthCutting(int octets, int headerBytes, long nowNanos) {
        if (links.length < 2 || octets * leastOctetNanos < WORTH_CUTTING_NANOS || leastOctetNanos == Double.MAX_VALUE) {
            return false;
        }
        cut.clear();
        compare(nowNanos);
        for (int i = 0; i < links.length; i++) {
            LinkTransmit link = links[i].transmit;
            if (candidate(link)
                    && link.ready()
                    && link.clock.known()
                    && !link.watch.ramping()
                    && link.clock.open(0, nowNanos)
                    && fits(link, nowNanos)) {
                long start = link.laterNanos + link.clock.backlogNanos(nowNanos);
                cut.offer(i, start, link.clock.octetNanos(), link.mtuBytes - headerBytes);
            }
        }
        return cut.plan(octets, headerBytes + LinkClock.OVERHEAD_BYTES) >= WORTH_CUTTING_NANOS;
    }

    CutPlan cut() {
        return cut;
    }

    /// @param informationBytes with the MP header
    /// @param sequence its number
    void sent(LinkTransmit by, int informationBytes, int sequence, long nowNanos) {
        numbered(by, informationBytes, sequence, nowNanos);
        meanBytes += (informationBytes - meanBytes) / MEAN_SHARE;
        long leastBacklog = Long.MAX_VALUE;
        for (MemberLink link : links) {
            LinkTransmit other = link.transmit;
            if (candidate(other)) {
                leastBacklog = Math.min(leastBacklog, other.clock.backlogNanos(nowNanos));
            }
            if (other != by && other.sending && !other.overtaken) {
                overtakenSince(other, nowNanos);
            }
        }
        if (leastBacklog != Long.MAX_VALUE && leastBacklog > MAX_BACKLOG_NANOS) {
            forget(leastBacklog - MAX_BACKLOG_NANOS);
        }
    }

    /// The same for what is no packet: it overtakes nobody.
    void numbered(LinkTransmit by, int informationBytes, int sequence, long nowNanos) {
        by.sent(informationBytes, assumedOctetNanos, nowNanos);
        latestSequence = sequence;
        if (heldFragments <= HOLDS_LITTLE) {
            by.flight.sent(sequence, nowNanos + by.laterNanos + by.clock.backlogNanos(nowNanos));
        }
    }

    private void forget(long nanos) {
        for (MemberLink link : links) {
            link.transmit.clock.forget(nanos);
        }
    }
}
