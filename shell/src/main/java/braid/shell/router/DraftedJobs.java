package braid.shell.router;

import braid.shell.script.Jobs;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The jobs as a draft sees them: those that it starts and stops start and stop when it is kept.
///
/// @param real those of the router
record DraftedJobs(Jobs real, DraftWorkspace workspace) implements Jobs {
    /// The id of a job that has not started yet; no job has it.
    private static final long NONE = 0;

    @Override
    public long start(Work work) {
        workspace.act(() -> real.start(work));
        return NONE;
    }

    /// A trial's scripts have not run.
    @Override
    public Entry enter(Script script, String owner) {
        return workspace.isTrial() ? new Unseen() : real.enter(script, owner);
    }

    @Override
    public boolean stop(long id) {
        workspace.act(() -> real.stop(id));
        return running().stream().anyMatch(job -> job.id() == id);
    }

    @Override
    public Optional<Output> output(long id) {
        return real.output(id);
    }

    @Override
    public List<Job> running() {
        return real.running();
    }

    @Override
    public Map<Long, Runs> runs() {
        return real.runs();
    }

    private record Unseen() implements Entry {
        @Override
        public boolean stopped() {
            return false;
        }

        @Override
        public void close() {}
    }
}
