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

    private int[] freeTokens = new int[0];
    private int freeCount;
    private TunReader[] hot = new TunReader[0];
    private int hotCount;

    TunReaders(IdlePort idle) {
        this.idle = idle;
    }

    /// The bundle has an interface now.
    void add(BundleState bundle, TunPort tun) {
        if (freeCount == 0) {
            grow();
        }
        int token = freeTokens[--freeCount];
        readers[token] = new TunReader(bundle, tun, token);
        bundle.reader(readers[token]);
        idle.watch(tun.descriptor(), token);
        heat(readers[token]);
    }

    /// The bundle has none any more, or never had one.
    void remove(BundleState bundle) {
        TunReader reader = bundle.reader();
        if (reader != TunReader.NONE) {
            idle.unwatch(reader.tun().descriptor());
            cool(reader);
            readers[reader.token()] = TunReader.NONE;
            freeTokens[freeCount++] = reader.token();
            bundle.reader(TunReader.NONE);
        }
    }

    private void grow() {
        int before = readers.length;
        readers = Arrays.copyOf(readers, before * 2 + 1);
        Arrays.fill(readers, before, readers.length, TunReader.NONE);
        hot = Arrays.copyOf(hot, readers.length);
        freeTokens = Arrays.copyOf(freeTokens, readers.length);
        for (int token = readers.length - 1; token >= before; token--) {
            freeTokens[freeCount++] = token;
        }
    }

    /// Asks which of the interfaces that are not read in each cycle have something.
    void look() {
        if (hotCount < readers.length - freeCount) {
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
            reader.heat(hotCount);
            hot[hotCount++] = reader;
        }
    }

    private void cool(TunReader reader) {
        if (reader.isHot()) {
            int place = reader.place();
            reader.cool();
            TunReader last = hot[--hotCount];
            hot[hotCount] = TunReader.NONE;
            if (place < hotCount) {
                hot[place] = last;
                last.moved(place);
            }
        }
    }
}
