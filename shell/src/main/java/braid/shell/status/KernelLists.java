package braid.shell.status;

import braid.dataplane.Dataplane;
import braid.dataplane.KernelTables;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.status.KernelEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What the kernel has in lists that change with the traffic: each question asks it. Any thread.
public final class KernelLists {
    private static final long LONGEST_WAIT_MILLIS = 5_000;

    private final KernelTables tables;

    public KernelLists(Optional<Dataplane> dataplane) {
        tables = dataplane.map(Dataplane::tables).orElse(KernelTables.NONE);
    }

    /// Nothing where the kernel does not say.
    List<KernelEntry.Connection> connections() {
        return answer(tables.connections()).orElse(List.of());
    }

    List<KernelEntry.Listed> listed() {
        return answer(tables.listed()).orElse(List.of());
    }

    List<KernelEntry.Neighbour> neighbours() {
        return answer(tables.neighbours()).orElse(List.of());
    }

    /// The kernel's switches, by their names below `/proc/sys`; those that there are.
    Map<String, String> settings(List<String> names) {
        return answer(tables.settings(names)).orElse(Map.of());
    }

    /// @return false if it was gone already, or cannot be taken away
    public boolean forget(KernelEntry entry) {
        return answer(tables.forget(entry)).orElse(false);
    }

    /// Puts addresses into a list of the firewall for some time.
    ///
    /// @return false where no router runs, or too many are in lists already
    public boolean list(String list, AddressSpan addresses, long seconds) {
        return answer(tables.list(list, addresses, seconds)).orElse(false);
    }

    private static <T> Optional<T> answer(CompletableFuture<T> future) {
        try {
            return Optional.of(future.get(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException | CancellationException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
