package braid.dataplane.engine;

/// The interface that stands where there is none: gives nothing and takes nothing.
enum NoTun implements TunPort {
    INSTANCE;

    @Override
    public String linuxName() {
        return "";
    }

    @Override
    public int read(FrameBatch batch) {
        return 0;
    }

    @Override
    public int write(GatherList packets) {
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
