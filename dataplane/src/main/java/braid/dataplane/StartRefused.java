package braid.dataplane;

/// The router cannot run here; the message is one plain sentence that says why, and what would help.
public final class StartRefused extends Exception {
    public StartRefused(String sentence) {
        super(sentence);
    }
}
