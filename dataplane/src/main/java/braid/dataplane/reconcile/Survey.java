package braid.dataplane.reconcile;

import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.NetworkState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is on the machine, read once and without any router.
public final class Survey {
    private Survey() {}

    public static KernelSnapshot of(RouteNetlink netlink, long nowNanos) throws KernelException {
        ObservedState observed = new ObservedState(AppliedFile.none());
        observed.resync(netlink);
        return new Snapshots(observed, new DesiredState()).take(Map.of(), nowNanos);
    }

    /// What a router that begins with this state would do, a sentence each.
    public static List<String> plan(RouteNetlink netlink, Path stateDir, NetworkState desired) throws KernelException {
        ObservedState observed = new ObservedState(AppliedFile.in(stateDir));
        observed.resync(netlink);
        DesiredState wanted = new DesiredState();
        wanted.configure(desired);
        List<String> sentences = new ArrayList<>();
        Planner.plan(wanted.whole(), observed.whole()).forEach(operation -> sentences.add(operation.toString()));
        sentences.addAll(SessionChanges.between(NetworkState.EMPTY, desired));
        return sentences;
    }
}
