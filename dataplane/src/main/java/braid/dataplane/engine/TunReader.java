package braid.dataplane.engine;

import java.util.Optional;

/// A session's interface as something to read, and how much it brought lately.
final class TunReader {
    /// Where there is none; nobody reads it.
    static final TunReader NONE = new TunReader(Optional.empty(), NoTun.INSTANCE, -1);

    private final Optional<BundleState> bundle;
    private final TunPort tun;
    private final int token;

    /// Among those read in each cycle; -1 when it is none of them.
    private int place = -1;

    private int emptyReads;

    TunReader(BundleState bundle, TunPort tun, int token) {
        this(Optional.of(bundle), tun, token);
    }

    private TunReader(Optional<BundleState> bundle, TunPort tun, int token) {
        this.bundle = bundle;
        this.tun = tun;
        this.token = token;
    }

    /// Only of a reader that is read.
    BundleState bundle() {
        return bundle.orElseThrow();
    }

    TunPort tun() {
        return tun;
    }

    /// What it is watched under.
    int token() {
        return token;
    }

    boolean isHot() {
        return place >= 0;
    }

    int place() {
        return place;
    }

    void heat(int at) {
        place = at;
        emptyReads = 0;
    }

    void moved(int to) {
        place = to;
    }

    void cool() {
        place = -1;
    }

    /// Reads in a row that brought nothing.
    int emptyReads() {
        return emptyReads;
    }

    void read(int packets) {
        emptyReads = packets == 0 ? emptyReads + 1 : 0;
    }
}
