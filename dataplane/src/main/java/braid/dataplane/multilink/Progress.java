package braid.dataplane.multilink;

import java.util.Arrays;

/// How far the links of a bundle have come: a number that all of them have passed can never arrive any more
/// (RFC 1990 section 4.1).
///
/// Beyond the RFC, a link that cannot be trusted to bring anything is left out: one that joined and stays silent,
/// and one from which nothing comes while others deliver.
final class Progress {
    private final ReassemblyTimes times;
    private LinkReceive[] links = new LinkReceive[0];
    private long passed = Long.MIN_VALUE;

    Progress(ReassemblyTimes times) {
        this.times = times;
    }

    void join(LinkReceive link, long next, long nowNanos) {
        link.join(next - 1, nowNanos);
        links = Arrays.copyOf(links, links.length + 1);
        links[links.length - 1] = link;
        recompute();
    }

    void leave(LinkReceive link) {
        links = Arrays.stream(links).filter(other -> other != link).toArray(LinkReceive[]::new);
        recompute();
    }

    /// M: the highest number that every counted link has passed; nothing is passed while no link counts.
    long passed() {
        return passed;
    }

    int counted() {
        int count = 0;
        for (LinkReceive link : links) {
            count += link.counted ? 1 : 0;
        }
        return count;
    }

    /// @return whether the number came after a higher one on the same link
    boolean arrived(LinkReceive link, long number, long nowNanos) {
        link.arrived(nowNanos);
        for (LinkReceive other : links) {
            other.overtakenBy(link, nowNanos);
        }
        boolean reordered = number < link.lastNumber;
        if (link.heard && number > link.lastBrought) {
            link.stepped(number - link.lastBrought);
        }
        link.lastBrought = Math.max(link.lastBrought, number);
        link.heard = true;
        // Two in a row that rise again below the highest: the highest was a lie, or the link reorders. Either way
        // it has not passed what it still brings.
        if (!reordered || (link.latestNumber < link.lastNumber && number > link.latestNumber)) {
            link.lastNumber = number;
            link.lastBrought = number;
        }
        link.latestNumber = number;
        link.counted = true;
        recompute();
        return reordered;
    }

    /// The link's sender says that nothing up to `number` can come on it any more.
    void marked(LinkReceive link, long number, long nowNanos) {
        link.arrived(nowNanos);
        for (LinkReceive other : links) {
            other.overtakenBy(link, nowNanos);
        }
        link.lastNumber = Math.max(link.lastNumber, number);
        link.latestNumber = Math.max(link.latestNumber, link.lastNumber);
        link.counted = true;
        recompute();
    }

    /// No link has passed `number` or anything after it.
    void rewind(long number) {
        for (LinkReceive link : links) {
            link.lastNumber = Math.min(link.lastNumber, number - 1);
            link.lastBrought = Math.min(link.lastBrought, number - 1);
        }
        recompute();
    }

    /// Until now nothing waited for a missing fragment, so that nobody's silence meant anything: after a pause of the
    /// whole bundle, the link that happens to be read first must not outrun the others.
    void rest(long nowNanos) {
        for (LinkReceive link : links) {
            link.rest(nowNanos);
        }
    }

    /// Leaves out links that stay silent.
    void advance(long nowNanos) {
        boolean changed = false;
        for (LinkReceive link : links) {
            if (link.counted && silent(link, nowNanos)) {
                link.counted = false;
                changed = true;
            }
        }
        if (changed) {
            recompute();
        }
    }

    /// When the next link is to be left out if nothing comes from it.
    long nextDeadlineNanos(long nowNanos) {
        long nearest = Long.MAX_VALUE;
        for (LinkReceive link : links) {
            if (link.counted && link.waitedFor()) {
                nearest = Math.min(nearest, patienceNanos(link) - link.waitedNanos(nowNanos));
            }
        }
        return nearest == Long.MAX_VALUE ? Long.MAX_VALUE : nowNanos + nearest;
    }

    private boolean silent(LinkReceive link, long nowNanos) {
        return link.waitedFor() && link.waitedNanos(nowNanos) >= patienceNanos(link);
    }

    private long patienceNanos(LinkReceive link) {
        return link.heard ? Math.max(times.silenceNanos(), 3 * link.largestPauseNanos()) : times.joinNanos();
    }

    private void recompute() {
        long least = Long.MAX_VALUE;
        for (LinkReceive link : links) {
            if (link.counted) {
                least = Math.min(least, link.lastNumber);
            }
        }
        passed = least == Long.MAX_VALUE ? Long.MIN_VALUE : least;
    }
}
