package braid.shell.status;

import braid.shell.value.Value;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What scripts are doing, at one moment.
///
/// @param scripts by id of the kept script
/// @param schedules by id of the scheduler's entry
/// @param variables the global variables of the one user
public record ScriptStatus(
        List<Job> jobs, Map<Long, Runs> scripts, Map<Long, Runs> schedules, Map<String, Value> variables) {
    public static final ScriptStatus NONE = new ScriptStatus(List.of(), Map.of(), Map.of(), Map.of());

    /// A script at work.
    public record Job(long id, Optional<String> script, String owner, Instant started) {}

    /// @param last when it last began
    /// @param next when it will begin; empty when nothing is planned
    public record Runs(long count, Optional<Instant> last, Optional<Instant> next) {
        public static final Runs NONE = new Runs(0, Optional.empty(), Optional.empty());
    }

    public ScriptStatus {
        jobs = List.copyOf(jobs);
        scripts = Map.copyOf(scripts);
        schedules = Map.copyOf(schedules);
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }
}
