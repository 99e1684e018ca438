package braid.dataplane.engine.control;

import braid.dataplane.engine.FrameBatch;
import braid.dataplane.engine.GatherList;
import braid.dataplane.engine.TunPort;

/// A session's interface that carries nothing.
record TestTun(String linuxName) implements TunPort {
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
