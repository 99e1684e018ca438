package braid.dataplane;

import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.status.KernelEntry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// The kernel's lists that change with the traffic: too often to be a part of the status. Each question asks the
/// kernel.
/// Any thread.
public interface KernelTables {
    /// Where there is no kernel: empty lists.
    KernelTables NONE = new KernelTables() {
        @Override
        public CompletableFuture<List<KernelEntry.Connection>> connections() {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public CompletableFuture<List<KernelEntry.Listed>> listed() {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public CompletableFuture<List<KernelEntry.Neighbour>> neighbours() {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public CompletableFuture<Map<String, String>> settings(List<String> names) {
            return CompletableFuture.completedFuture(Map.of());
        }

        @Override
        public CompletableFuture<Boolean> forget(KernelEntry entry) {
            return CompletableFuture.completedFuture(false);
        }

        @Override
        public CompletableFuture<Boolean> list(String list, AddressSpan addresses, long seconds) {
            return CompletableFuture.completedFuture(false);
        }
    };

    /// IPv4 connections, so many at most as the implementation says.
    CompletableFuture<List<KernelEntry.Connection>> connections();

    /// Addresses in lists of the firewall that are no part of the configuration.
    CompletableFuture<List<KernelEntry.Listed>> listed();

    CompletableFuture<List<KernelEntry.Neighbour>> neighbours();

    /// The kernel's switches, by their names below `/proc/sys`; those that there are.
    CompletableFuture<Map<String, String>> settings(List<String> names);

    /// @return false if it was gone already, or cannot be taken away
    CompletableFuture<Boolean> forget(KernelEntry entry);

    /// Puts addresses into a list of the firewall for some time; those that are in it get the new time.
    ///
    /// @return false if there are too many
    CompletableFuture<Boolean> list(String list, AddressSpan addresses, long seconds);
}
