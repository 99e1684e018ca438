package braid.dataplane.multilink;

import java.util.Arrays;

/// The fragments that wait, each in the slot of its number, and in order of arrival those that wait behind a gap.
///
/// Numbers never wrap here and lie within one ring's size of each other; the caller sees to that. Each slot knows
/// whose it is, so that asking for a number beyond them is no mistake. Nothing is allocated but in [#reserve], when a
/// bundle needs more room than ever before.
final class FragmentRing {
    static final int BEGINS = 1;
    static final int ENDS = 2;

    private static final int PRESENT = 4;
    private static final int QUEUED = 8;
    private static final int NONE = -1;
    private static final int FIRST_SLOTS = 64;

    private long[] numbers = new long[FIRST_SLOTS];
    private byte[] flags = new byte[FIRST_SLOTS];
    private int[] frames = new int[FIRST_SLOTS];
    private int[] offsets = new int[FIRST_SLOTS];
    private int[] lengths = new int[FIRST_SLOTS];
    private long[] arrivals = new long[FIRST_SLOTS];
    private MemberLink[] links = new MemberLink[FIRST_SLOTS];
    private int[] steps = new int[FIRST_SLOTS];
    private int[] older = new int[FIRST_SLOTS];
    private int[] newer = new int[FIRST_SLOTS];
    private int oldest = NONE;
    private int newest = NONE;
    private int held;

    /// Of any number; what else is asked of one is meaningful only if it is held.
    boolean has(long number) {
        int slot = slot(number);
        return flags[slot] != 0 && numbers[slot] == number;
    }

    boolean begins(long number) {
        return (flags[slot(number)] & BEGINS) != 0;
    }

    boolean ends(long number) {
        return (flags[slot(number)] & ENDS) != 0;
    }

    int frame(long number) {
        return frames[slot(number)];
    }

    int offset(long number) {
        return offsets[slot(number)];
    }

    int length(long number) {
        return lengths[slot(number)];
    }

    long arrivalNanos(long number) {
        return arrivals[slot(number)];
    }

    /// The link it came by.
    MemberLink link(long number) {
        return links[slot(number)];
    }

    /// How far it is beyond the highest number that had come by that link before it.
    int step(long number) {
        return steps[slot(number)];
    }

    /// One more than the farthest number can be beyond the first.
    int slots() {
        return flags.length;
    }

    /// Fragments held, whether they wait behind a gap or for the rest of their packet.
    int held() {
        return held;
    }

    boolean anyQueued() {
        return oldest != NONE;
    }

    /// Of the fragments that wait behind a gap, when the first to arrive did.
    long oldestArrivalNanos() {
        return arrivals[oldest];
    }

    void put(long number, int beginsAndEnds, int frame, int offset, int length, long arrivalNanos) {
        int slot = slot(number);
        numbers[slot] = number;
        flags[slot] = (byte) (beginsAndEnds | PRESENT | QUEUED);
        move(number, frame, offset);
        lengths[slot] = length;
        arrivals[slot] = arrivalNanos;
        older[slot] = newest;
        newer[slot] = NONE;
        if (newest == NONE) {
            oldest = slot;
        } else {
            newer[newest] = slot;
        }
        newest = slot;
        held++;
    }

    /// By which link a fragment came, and how far beyond the highest number that had come by it before.
    void cameBy(long number, MemberLink link, int step) {
        links[slot(number)] = link;
        steps[slot(number)] = step;
    }

    /// The bytes of a fragment are elsewhere now.
    void move(long number, int frame, int offset) {
        frames[slot(number)] = frame;
        offsets[slot(number)] = offset;
    }

    /// No gap is before it any more.
    void unqueue(long number) {
        int slot = slot(number);
        if ((flags[slot] & QUEUED) == 0) {
            return;
        }
        flags[slot] &= (byte) ~QUEUED;
        if (older[slot] == NONE) {
            oldest = newer[slot];
        } else {
            newer[older[slot]] = newer[slot];
        }
        if (newer[slot] == NONE) {
            newest = older[slot];
        } else {
            older[newer[slot]] = older[slot];
        }
    }

    void remove(long number) {
        unqueue(number);
        flags[slot(number)] = 0;
        held--;
    }

    /// Makes `slots` or more.
    void reserve(int slots) {
        int had = flags.length;
        if (slots <= had) {
            return;
        }
        int size = Integer.highestOneBit(slots - 1) << 1;
        long[] oldNumbers = numbers;
        byte[] oldFlags = flags;
        int[] oldFrames = frames;
        int[] oldOffsets = offsets;
        int[] oldLengths = lengths;
        long[] oldArrivals = arrivals;
        MemberLink[] oldLinks = links;
        int[] oldSteps = steps;
        long[] queue = queue();
        numbers = new long[size];
        flags = new byte[size];
        frames = new int[size];
        offsets = new int[size];
        lengths = new int[size];
        arrivals = new long[size];
        links = new MemberLink[size];
        steps = new int[size];
        older = new int[size];
        newer = new int[size];
        oldest = NONE;
        newest = NONE;
        for (int from = 0; from < had; from++) {
            if (oldFlags[from] == 0) {
                continue;
            }
            int to = slot(oldNumbers[from]);
            numbers[to] = oldNumbers[from];
            flags[to] = (byte) (oldFlags[from] & ~QUEUED);
            frames[to] = oldFrames[from];
            offsets[to] = oldOffsets[from];
            lengths[to] = oldLengths[from];
            arrivals[to] = oldArrivals[from];
            links[to] = oldLinks[from];
            steps[to] = oldSteps[from];
        }
        for (long number : queue) {
            int slot = slot(number);
            held--;
            put(number, flags[slot] & (BEGINS | ENDS), frames[slot], offsets[slot], lengths[slot], arrivals[slot]);
        }
    }

    private long[] queue() {
        long[] queue = new long[held];
        int count = 0;
        for (int slot = oldest; slot != NONE; slot = newer[slot]) {
            queue[count++] = numbers[slot];
        }
        return Arrays.copyOf(queue, count);
    }

    private int slot(long number) {
        return (int) number & flags.length - 1;
    }
}
