package braid.dataplane.reconcile;

import braid.dataplane.engine.TunPort;
import braid.dataplane.errno.KernelException;

/// Where the interfaces of sessions come from and go to; used by the kernel's worker only.
public interface TunSource extends AutoCloseable {
    /// An interface of ours, down and without addresses.
    ///
    /// @param wantedName its name, if Linux allows it and nobody has it; else it gets a short one
    /// @param fullName goes into the alias
    TunPort take(String wantedName, String fullName) throws KernelException;

    /// Its number on Linux, which stays its own whatever somebody names it.
    int index(TunPort tun);

    /// Somebody has renamed it: it gets its name back or, where Linux refuses that, keeps the new one.
    ///
    /// @return the name it has now, which is [TunPort#linuxName] from here on
    String renamed(TunPort tun, String nameNow);

    /// The session is over; the interface may serve another one. It has lost its addresses already, and no engine
    /// reads or writes it: its descriptor may be closed, and the number be somebody else's.
    void giveBack(TunPort tun);

    /// Deletes all of them.
    @Override
    void close();
}
