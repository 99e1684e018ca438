package braid.shell.intent;

/// Why an item cannot become a part of the network's state. Caught where the item is read.
final class Unfit extends RuntimeException {
    private final boolean refused;

    private Unfit(String reason, boolean refused) {
        super(reason, null, false, false);
        this.refused = refused;
    }

    /// It waits for something that may appear.
    static Unfit waiting(String reason) {
        return new Unfit(reason, false);
    }

    /// It can never be honoured as it is.
    static Unfit refused(String reason) {
        return new Unfit(reason, true);
    }

    boolean isRefused() {
        return refused;
    }
}
