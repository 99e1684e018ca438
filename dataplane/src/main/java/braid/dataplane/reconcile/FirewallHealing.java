package braid.dataplane.reconcile;

import braid.dataplane.errno.KernelException;
import braid.dataplane.nftables.TableChange;
import braid.dataplane.status.LogEvent;
import java.util.List;
import java.util.function.Consumer;

/// Puts right what somebody else changed in the firewall's tables, and says so. Kernel thread only.
final class FirewallHealing {
    /// What somebody changes more often than that between two audits is left alone until the next one.
    private static final int MOST_HEALINGS = 100;

    private final FirewallKeeper firewall;
    private final Consumer<LogEvent> log;
    private int healings;

    FirewallHealing(FirewallKeeper firewall, Consumer<LogEvent> log) {
        this.firewall = firewall;
        this.log = log;
    }

    /// Looks at everything.
    void audit() throws KernelException {
        healings = 0;
        firewall.audit();
        heal();
    }

    /// @return whether anything was heard that was worth a look
    boolean listen() throws KernelException {
        boolean heard = firewall.listen() && healings < MOST_HEALINGS;
        if (heard) {
            heal();
        }
        return heard;
    }

    private void heal() throws KernelException {
        List<TableChange> done = firewall.settle();
        if (!done.isEmpty()) {
            healings++;
            String more = done.size() > 1 ? " and " + (done.size() - 1) + " more" : "";
            log.accept(new LogEvent(
                    List.of("system", "info"),
                    "firewall changed by someone else, put right: " + done.getFirst() + more));
        }
    }
}
