package braid.dataplane.multilink;

import java.util.Arrays;

/// On which link a number that never came was most likely sent.
///
/// A link that brings numbers `p` and then `q` brought nothing between them. Of the links that jump over the lost
/// number so, or have brought nothing since, the one whose jump is largest by its own standard is missing something.
/// How late a link is compared to others does not matter. Beyond RFC 1990, which does not ask whose loss it is.
final class LikelyLink {
    private MemberLink[] links = new MemberLink[0];

    /// Per link: the last number before the lost one that it brought, or is thought to have lost.
    private long[] before = new long[0];

    /// Per link: the first number after the lost ones that it brought, or the next that anybody may bring.
    private long[] after = new long[0];

    void join(MemberLink link) {
        int count = links.length;
        links = Arrays.copyOf(links, count + 1);
        links[count] = link;
        before = new long[count + 1];
        after = new long[count + 1];
    }

    void leave(MemberLink link) {
        links = Arrays.stream(links).filter(other -> other != link).toArray(MemberLink[]::new);
    }

    /// Counts the numbers from `first` to `end - 1` as lost, each on a link.
    ///
    /// @param first where the ring begins
    /// @param ring with what arrived after them
    /// @param highest number accepted
    void lost(long first, long end, FragmentRing ring, long highest) {
        if (links.length == 0) {
            return;
        }
        if (links.length == 1) {
            links[0].counters().add(LinkCounter.LOST, end - first);
            return;
        }
        bracket(first, end, ring, highest);
        for (long number = first; number < end; number++) {
            int likely = 0;
            for (int i = 1; i < links.length; i++) {
                likely = likelier(i, likely) ? i : likely;
            }
            before[likely] = number;
            links[likely].counters().count(LinkCounter.LOST);
        }
    }

    private void bracket(long first, long end, FragmentRing ring, long highest) {
        int open = 0;
        for (int i = 0; i < links.length; i++) {
            LinkReceive link = links[i].receive;
            boolean silent = link.lastBrought < end;
            before[i] = silent ? link.lastBrought : end - 1;
            after[i] = silent ? Math.max(highest, end) + 1 : end;
            open += silent ? 0 : 1;
        }
        long last = Math.min(highest, first + ring.slots() - 1);
        for (long number = end; open > 0 && number <= last; number++) {
            if (ring.has(number) && number - ring.step(number) < end) {
                open -= put(ring.link(number), number - ring.step(number), number);
            }
        }
    }

    private int put(MemberLink link, long previous, long next) {
        for (int i = 0; i < links.length; i++) {
            if (links[i] == link) {
                before[i] = previous;
                after[i] = next;
                return 1;
            }
        }
        return 0;
    }

    /// Whether the jump of one is larger than that of the other, each by what is usual there; of equals the one that
    /// was longer without a number is the next in turn.
    private boolean likelier(int one, int other) {
        long ones = (after[one] - before[one]) * usual(other);
        long others = (after[other] - before[other]) * usual(one);
        return ones > others || (ones == others && before[one] < before[other]);
    }

    private long usual(int link) {
        return links[link].receive.meanStep(links.length);
    }
}
