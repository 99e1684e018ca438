package braid.dataplane.multilink;

/// How to cut a packet so that the last octet of every piece arrives at the same time, on the links that make this
/// earliest (as FreeBSD's ng_ppp does it). A link that is free at `start` and takes `octetNanos` an octet has brought
/// `(t - start) / octetNanos` octets by the time t, the overhead of a frame among them. Pure.
final class CutPlan {
    /// A smaller piece is not worth a frame.
    private static final int MIN_PIECE_BYTES = 128;

    private final int[] links;
    private final long[] starts;
    private final double[] octetNanos;
    private final int[] rooms;
    private final int[] pieces;
    private int offered;
    private int used;

    /// @param maxLinks that may be offered
    CutPlan(int maxLinks) {
        links = new int[maxLinks];
        starts = new long[maxLinks];
        octetNanos = new double[maxLinks];
        rooms = new int[maxLinks];
        pieces = new int[maxLinks];
    }

    void clear() {
        offered = 0;
        used = 0;
    }

    /// A link that may carry a piece; kept in the order of their starts.
    ///
    /// @param startNanos from when on octets put on it arrive
    /// @param roomBytes for a piece
    void offer(int link, long startNanos, double nanosAnOctet, int roomBytes) {
        int at = offered++;
        while (at > 0 && starts[at - 1] > startNanos) {
            links[at] = links[at - 1];
            starts[at] = starts[at - 1];
            octetNanos[at] = octetNanos[at - 1];
            rooms[at] = rooms[at - 1];
            at--;
        }
        links[at] = link;
        starts[at] = startNanos;
        octetNanos[at] = nanosAnOctet;
        rooms[at] = roomBytes;
    }

    /// Plans for `octets`, each piece costing `overheadBytes` more.
    ///
    /// @return how much earlier all of it arrives than whole on the best link; 0 or less if cutting gains nothing
    long plan(int octets, int overheadBytes) {
        used = 0;
        double whole = Double.MAX_VALUE;
        double best = Double.MAX_VALUE;
        double weighed = 0;
        double rate = 0;
        for (int i = 0; i < offered; i++) {
            if (octets <= rooms[i]) {
                whole = Math.min(whole, starts[i] + (octets + overheadBytes) * octetNanos[i]);
            }
            weighed += starts[i] / octetNanos[i];
            rate += 1 / octetNanos[i];
            double end = (octets + (i + 1.0) * overheadBytes + weighed) / rate;
            if (end < best && fits(i + 1, end, overheadBytes)) {
                best = end;
                used = i + 1;
            }
        }
        if (used < 2 || whole == Double.MAX_VALUE) {
            return 0;
        }
        int left = octets;
        for (int i = 0; i < used; i++) {
            pieces[i] = i == used - 1 ? left : piece(i, best, overheadBytes);
            left -= pieces[i];
        }
        return left == 0 && pieces[used - 1] <= rooms[used - 1] ? (long) (whole - best) : 0;
    }

    private boolean fits(int count, double end, int overheadBytes) {
        for (int i = 0; i < count; i++) {
            int piece = piece(i, end, overheadBytes);
            if (piece > rooms[i] || (count > 1 && piece < MIN_PIECE_BYTES)) {
                return false;
            }
        }
        return true;
    }

    private int piece(int at, double end, int overheadBytes) {
        return (int) ((end - starts[at]) / octetNanos[at]) - overheadBytes;
    }

    int pieces() {
        return used;
    }

    int link(int piece) {
        return links[piece];
    }

    int octets(int piece) {
        return pieces[piece];
    }
}
