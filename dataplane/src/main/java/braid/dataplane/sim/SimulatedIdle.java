package braid.dataplane.sim;

import braid.dataplane.engine.IdlePort;

/// Waiting where time is virtual: nobody ever waits, and nothing has a descriptor to watch.
public final class SimulatedIdle implements IdlePort {
    @Override
    public void watch(int descriptor, int token) {}

    @Override
    public void unwatch(int descriptor) {}

    @Override
    public void rest(long nanos) {}

    @Override
    public int await(long timeoutNanos, int[] tokens) {
        return 0;
    }

    @Override
    public void wake() {}

    @Override
    public void close() {}
}
