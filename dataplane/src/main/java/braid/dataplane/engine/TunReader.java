package braid.dataplane.engine;

import java.util.Optional;

/// A session's interface as something to read, and how much it brought lately.
final class TunReader {
    /// Where there is none; nobody reads it.
    static final TunReader NONE = new TunReader(Optional.empty(), NoTun.INSTANCE);

    private final Optional<BundleState> bundle;
    private final TunPort tun;
    private boolean hot;
    private int emptyReads;

    TunReader(BundleState bundle, TunPort tun) {
        this(Optional.of(bundle), tun);
    }

    private TunReader(Optional<BundleState> bundle, TunPort tun) {
        this.bundle = bundle;
        this.tun = tun;
    }

    /// Only of a reader that is read.
    BundleState bundle() {
        return bundle.orElseThrow();
    }

    TunPort tun() {
        return tun;
    }

    boolean isHot() {
        return hot;
    }

    void heat() {
        hot = true;
        emptyReads = 0;
    }

    void cool() {
        hot = false;
    }

    /// Reads in a row that brought nothing.
    int emptyReads() {
        return emptyReads;
    }

    void read(int packets) {
        emptyReads = packets == 0 ? emptyReads + 1 : 0;
    }
}
