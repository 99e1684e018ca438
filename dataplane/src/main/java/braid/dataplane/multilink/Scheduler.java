package braid.dataplane.multilink;

/// Which link carries the next piece: the one where it would arrive first, by each link's rate and what it still has
/// to send. While no rate is known the links carry equal shares.
final class Scheduler {
    /// Queue a line is believed to have at most; more was dropped there or never was.
    private static final long MAX_BACKLOG_NANOS = 100_000_000L;

    private MemberLink[] links = new MemberLink[0];
    private long assumedOctetNanos;

    /// The links in the order they joined; those that only receive too.
    MemberLink[] links() {
        return links;
    }

    void links(MemberLink[] now) {
        links = now;
        long sum = 0;
        int known = 0;
        for (MemberLink link : links) {
            if (link.transmit.sending && link.transmit.clock.known()) {
                sum += link.transmit.clock.octetNanos();
                known++;
            }
        }
        assumedOctetNanos = known == 0 ? 0 : sum / known;
    }

    /// What the least used link has sent: a link that joins begins there.
    long fewestOctets() {
        long fewest = Long.MAX_VALUE;
        for (MemberLink link : links) {
            fewest = Math.min(fewest, link.transmit.clock.octets());
        }
        return links.length == 0 ? 0 : fewest;
    }

    /// @param wanted octets of data; a link on which they fit whole is preferred to one where they do not
    /// @param headerBytes of the MP header
    /// @return the index of a link that has room, or -1
    int choose(int wanted, int headerBytes, long nowNanos) {
        int best = -1;
        boolean bestFits = false;
        long bestCost = 0;
        for (int i = 0; i < links.length; i++) {
            LinkTransmit link = links[i].transmit;
            if (!link.ready()) {
                continue;
            }
            int room = link.mtuBytes - headerBytes;
            boolean fits = wanted <= room;
            long cost = assumedOctetNanos == 0
                    ? link.clock.octets()
                    : link.clock.arrivalNanos(Math.min(wanted, room), assumedOctetNanos, nowNanos);
            if (best < 0 || (fits && !bestFits) || (fits == bestFits && cost < bestCost)) {
                best = i;
                bestFits = fits;
                bestCost = cost;
            }
        }
        return best;
    }

    void sentIdleFill(LinkTransmit by, long nowNanos) {
        by.clock.sent(0, assumedOctetNanos, nowNanos);
        by.overtaken = false;
    }

    void sent(LinkTransmit by, int dataBytes, long nowNanos) {
        by.clock.sent(dataBytes, assumedOctetNanos, nowNanos);
        by.overtaken = false;
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
