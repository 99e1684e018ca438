package braid.dataplane.engine;

/// A session's interface that carries nothing, for tests to make of it what they need.
public class QuietTun implements TunPort {
    private final String linuxName;

    public QuietTun(String linuxName) {
        this.linuxName = linuxName;
    }

    @Override
    public String linuxName() {
        return linuxName;
    }

    @Override
    public int read(FrameBatch batch) {
        return 0;
    }

    @Override
    public int write(GatherList list) {
        return 0;
    }

    @Override
    public long refused() {
        return 0;
    }

    @Override
    public int descriptor() {
        return -1;
    }
}
