package braid.shell.status;

import braid.dataplane.Dataplane;
import braid.dataplane.status.FirewallStatus;
import braid.dataplane.status.FirewallStatus.RuleCounters;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What firewall rules have counted since somebody last set them to nothing. The kernel's own counters go on: what was
/// there then is taken off. Any thread.
public final class RuleCounts {
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    private final Optional<Dataplane> dataplane;
    private final Map<String, RuleCounters> offsets = new HashMap<>();

    public RuleCounts(Optional<Dataplane> dataplane) {
        this.dataplane = dataplane;
    }

    public FirewallStatus now() {
        Map<String, RuleCounters> counters = new HashMap<>(measured());
        synchronized (offsets) {
            offsets.forEach((key, offset) -> counters.computeIfPresent(key, (_, all) -> without(all, offset)));
        }
        return new FirewallStatus(counters);
    }

    public void reset(Collection<String> keys) {
        Map<String, RuleCounters> counters = measured();
        synchronized (offsets) {
            keys.forEach(key -> offsets.put(key, counters.getOrDefault(key, RuleCounters.NONE)));
        }
    }

    /// A rule that was made anew after somebody took the table away counts from less.
    private static RuleCounters without(RuleCounters all, RuleCounters offset) {
        return new RuleCounters(
                Math.max(0, all.packets() - offset.packets()), Math.max(0, all.bytes() - offset.bytes()));
    }

    private Map<String, RuleCounters> measured() {
        if (dataplane.isEmpty()) {
            return Map.of();
        }
        try {
            return dataplane
                    .get()
                    .firewall()
                    .get(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)
                    .counters();
        } catch (TimeoutException | ExecutionException e) {
            return Map.of(); // shown as nothing counted; what ails the dataplane says it itself
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }
}
