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
        // Shown as nothing counted where nobody says; what ails the dataplane says it itself.
        Map<String, RuleCounters> counters = new HashMap<>(measured().orElse(Map.of()));
        synchronized (offsets) {
            offsets.forEach((key, offset) -> counters.computeIfPresent(key, (_, all) -> without(all, offset)));
        }
        return new FirewallStatus(counters);
    }

    /// @return false if nobody said what there was to be set to nothing
    public boolean reset(Collection<String> keys) {
        Optional<Map<String, RuleCounters>> counters = measured();
        synchronized (offsets) {
            counters.ifPresent(there ->
                    keys.forEach(key -> offsets.put(key, there.getOrDefault(key, RuleCounters.NONE))));
        }
        return counters.isPresent();
    }

    /// A rule that was made anew after somebody took the table away counts from less.
    private static RuleCounters without(RuleCounters all, RuleCounters offset) {
        return new RuleCounters(
                Math.max(0, all.packets() - offset.packets()), Math.max(0, all.bytes() - offset.bytes()));
    }

    /// @return empty if the dataplane does not say
    private Optional<Map<String, RuleCounters>> measured() {
        if (dataplane.isEmpty()) {
            return Optional.of(Map.of());
        }
        try {
            return Optional.of(dataplane
                    .get()
                    .firewall()
                    .get(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)
                    .counters());
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
