package braid.dataplane;

import braid.dataplane.dns.NameService;
import braid.dataplane.errno.KernelException;
import braid.dataplane.network.NetworkState;
import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.FirewallStatus;
import braid.dataplane.status.SessionEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// The running router below the configuration: the one door for whoever decides what it shall do.
/// Every method may be called from any thread and none of them waits for a packet loop.
public interface Dataplane extends AutoCloseable {
    /// Makes `desired` the state to hold from now on. Completes when what it changed was carried out or refused;
    /// [#status] tells of that by then.
    CompletableFuture<Applied> apply(NetworkState desired);

    /// The operations `apply(desired)` would carry out now, one readable sentence each; nothing is changed.
    ///
    /// @throws KernelException with ETIMEDOUT if it cannot be told soon
    List<String> plan(NetworkState desired) throws KernelException;

    /// What the packet filter knows now; asks the kernel.
    CompletableFuture<FirewallStatus> firewall();

    /// The router's own name service.
    NameService names();

    /// What the kernel has in lists that change with the traffic.
    default KernelTables tables() {
        return KernelTables.NONE;
    }

    /// The latest snapshot; never older than a second while running.
    DataplaneStatus status();

    /// Sessions that came up or ended since this was last asked, in order. What nobody asks for in time is lost, and
    /// that is said in the log.
    List<SessionEvent> takeSessionEvents();

    /// Ends a bundle (and with it all its links) gracefully.
    ///
    /// @return false if there is no such bundle
    boolean disconnect(int bundle);

    /// PADT and Terminate-Request to every peer, sessions' interfaces, addresses and routes removed; within 3 s.
    @Override
    void close();

    /// @param problems why an object is not in force, in plain words, by its key
    record Applied(Map<String, String> problems) {}
}
