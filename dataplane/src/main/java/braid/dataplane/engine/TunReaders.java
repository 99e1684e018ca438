package braid.dataplane.engine;

import java.util.Arrays;

/// Which sessions' interfaces are worth reading: those that brought something lately. The others are watched, since
/// asking thousands of them in each cycle would cost more than the packets do.
final class TunReaders {
    private static final int READS_UNTIL_COLD = 100;
    private static final int TOKENS = 64;

    private final IdlePort idle;
    private final int[] tokens = new int[TOKENS];

    /// By token; [TunReader#NONE] where a token is free.
    private TunReader[] readers = new TunReader[0];

    private TunReader[] hot = new TunReader[0];
    private int hotCount;
    private int count;

    TunReaders(IdlePort idle) {
        this.idle = idle;
    }

    /// The bundle has an interface now.
    void add(BundleState bundle, TunPort tun) {
        int token = Arrays.asList(readers).indexOf(TunReader.NONE);
        if (token < 0) {
            token = readers.length;
            readers = Arrays.copyOf(readers, token * 2 + 1);
            Arrays.fill(readers, token, readers.length, TunReader.NONE);
            hot = Arrays.copyOf(hot, readers.length);
        }
        readers[token] = new TunReader(bundle, tun);
        count++;
        idle.watch(tun.descriptor(), token);
        heat(readers[token]);
    }

    @SuppressWarnings("ReferenceEquality") // the very same interface
    void remove(TunPort tun) {
        for (int token = 0; token < readers.length; token++) {
            if (readers[token].tun() == tun) {
                idle.unwatch(tun.descriptor());
                cool(readers[token]);
                readers[token] = TunReader.NONE;
                count--;
            }
        }
    }

    /// Asks which of the interfaces that are not read in each cycle have something.
    void look() {
        if (hotCount < count) {
            int found = idle.await(0, tokens);
            for (int i = 0; i < found; i++) {
                if (tokens[i] >= 0 && tokens[i] < readers.length && readers[tokens[i]] != TunReader.NONE) {
                    heat(readers[tokens[i]]);
                }
            }
        }
    }

    /// Interfaces to read in this cycle.
    int hotCount() {
        return hotCount;
    }

    TunReader hot(int i) {
        return hot[i];
    }

    /// Stops reading, in each cycle, what brings nothing; what cannot be watched is read on.
    void coolIdle() {
        for (int i = hotCount - 1; i >= 0; i--) {
            if (hot[i].emptyReads() >= READS_UNTIL_COLD && hot[i].tun().descriptor() >= 0) {
                cool(hot[i]);
            }
        }
    }

    private void heat(TunReader reader) {
        if (!reader.isHot()) {
            reader.heat();
            hot[hotCount++] = reader;
        }
    }

    private void cool(TunReader reader) {
        if (!reader.isHot()) {
            return;
        }
        reader.cool();
        for (int i = 0; i < hotCount; i++) {
            if (hot[i] == reader) {
                hot[i] = hot[--hotCount];
                hot[hotCount] = TunReader.NONE;
                return;
            }
        }
    }
}
