package braid.dataplane.nftables;

/// What hands transactions to the kernel: libnftables, or what plays it in a test. Used by one thread.
public interface NftablesPort extends AutoCloseable {
    /// Carries out all commands of a buffer, or none.
    ///
    Reply run(String commands);

    /// Says what the kernel would answer, and changes nothing.
    Reply check(String commands);

    /// @param accepted false: nothing was changed
    /// @param errors what was wrong; in which line is not said
    record Reply(boolean accepted, String errors) {}

    @Override
    void close();
}
