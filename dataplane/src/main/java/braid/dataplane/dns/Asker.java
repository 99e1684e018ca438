package braid.dataplane.dns;

/// Who waits for an answer: told exactly once, on the service's thread, possibly before the question has been taken.
public interface Asker {
    void answered(Answer answer, long nowNanos);

    /// No server could be asked, or none answered in time.
    void failed(long nowNanos);
}
