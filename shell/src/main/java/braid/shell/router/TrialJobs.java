package braid.shell.router;

import braid.shell.script.Jobs;
import java.util.List;
import java.util.Map;

/// The jobs as a trial sees them: it starts none and stops none.
///
/// @param real those of the router
record TrialJobs(Jobs real) implements Jobs {
    /// The id of a job that would have been started; no job has it.
    private static final long NONE = 0;

    @Override
    public long start(Work work) {
        return NONE;
    }

    @Override
    public Entry enter(Script script, String owner) {
        return real.enter(script, owner);
    }

    @Override
    public boolean stop(long id) {
        return running().stream().anyMatch(job -> job.id() == id);
    }

    @Override
    public List<Job> running() {
        return real.running();
    }

    @Override
    public Map<Long, Runs> runs() {
        return real.runs();
    }
}
