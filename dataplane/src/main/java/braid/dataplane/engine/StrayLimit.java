package braid.dataplane.engine;

/// How many frames of no session an interface may show the control plane in a cycle: a few are enough to tell a peer
/// that its session is over, and whoever sends more must not take what LCP and discovery need.
final class StrayLimit {
    private static final int A_CYCLE = 4;

    private int left;

    void cycle() {
        left = A_CYCLE;
    }

    boolean admits() {
        return left > 0 && left-- > 0;
    }
}
