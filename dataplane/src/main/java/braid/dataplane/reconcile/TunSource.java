package braid.dataplane.reconcile;

import braid.dataplane.engine.TunPort;
import braid.dataplane.errno.KernelException;
import java.util.Optional;

/// Where the interfaces of sessions come from and go to; used by the kernel's worker only.
public interface TunSource extends AutoCloseable {
    /// An interface of ours, down and without addresses.
    ///
    /// @param linuxName its name; empty: a short one that nobody has
    /// @param fullName goes into the alias
    /// @throws KernelException EEXIST: somebody has that name, and keeps it
    TunPort take(Optional<String> linuxName, String fullName) throws KernelException;

    /// Its number on Linux, which stays its own whatever somebody names it.
    int index(TunPort tun);

    /// Gives one that is in use another name.
    ///
    /// @param linuxName empty: a short one that nobody has
    /// @throws KernelException EEXIST: somebody has that name; this one has its own still
    void rename(TunPort tun, Optional<String> linuxName) throws KernelException;

    /// Gives one that is in use another alias.
    void label(TunPort tun, String fullName) throws KernelException;

    /// Somebody has renamed it: it gets its name back or, where Linux refuses that, keeps the new one.
    ///
    /// @return the name it has now, which is [TunPort#linuxName] from here on
    String renamed(TunPort tun, String nameNow);

    /// The session is over; the interface may serve another one. It has lost its addresses already, and no engine
    /// reads or writes it: its descriptor may be closed, and the number be somebody else's. Its name is free.
    void giveBack(TunPort tun);

    /// Deletes all of them.
    @Override
    void close();
}
