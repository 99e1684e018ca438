package braid.dataplane.engine;

/// IP packets of one bundle's interface. Used by one loop only; nothing here blocks.
/// A port with offload may later take and give super-packets in the same batches.
public interface TunPort {
    String linuxName();

    /// Fills `batch` from the front with packets the kernel routed into the interface.
    int read(FrameBatch batch);

    /// Gives the packets of `list` to the kernel.
    ///
    /// @return packets taken; those refused are dropped and counted by the port
    int write(GatherList list);

    /// Packets the kernel refused (interface down, no memory).
    long refused();

    /// For poll; -1 where there is none (simulation).
    int descriptor();
}
