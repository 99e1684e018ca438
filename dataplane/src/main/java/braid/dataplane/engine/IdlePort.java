package braid.dataplane.engine;

/// How a loop that has nothing to do waits. All but [#wake] belong to the loop's thread.
public interface IdlePort extends AutoCloseable {
    /// From now on `token` is reported while `descriptor` can be read. A descriptor of -1 is ignored.
    void watch(int descriptor, int token);

    void unwatch(int descriptor);

    /// Sleeps a few tens of microseconds whatever happens: it lets frames gather, so that the next batch is worth
    /// its system call.
    void rest(long nanos);

    /// Waits until something watched can be read, [#wake] was called (also before this call), or the time is over.
    ///
    /// @param timeoutNanos 0 only looks
    /// @param tokens filled from the front with what can be read; may report less than there is
    /// @return how many were filled in
    int await(long timeoutNanos, int[] tokens);

    /// Ends the wait under way or the next one; from any thread.
    void wake();

    @Override
    void close();
}
