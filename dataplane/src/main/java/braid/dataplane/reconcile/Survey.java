package braid.dataplane.reconcile;

import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.RouteNetlink;
import java.util.Map;

/// What is on the machine, read once and without any router.
public final class Survey {
    private Survey() {}

    public static KernelSnapshot of(RouteNetlink netlink, long nowNanos) throws KernelException {
        ObservedState observed = new ObservedState(AppliedFile.none());
        observed.resync(netlink);
        return Snapshots.of(observed, new DesiredState(), Map.of(), nowNanos);
    }
}
