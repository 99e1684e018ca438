package braid.shell.script;

import braid.shell.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Scripts at work: those that run by themselves, each on a thread with a session of its own, and those
/// that a session runs. A service of the router; any thread.
public interface Jobs {
    /// A script that is kept.
    record Script(long id, String name) {}

    /// A job as `/system script job` shows it.
    ///
    /// @param id of this start of the router
    /// @param script empty for a command of `:execute`
    record Job(long id, Optional<Script> script, String owner, Instant started) {}

    /// How often a script ran.
    record Runs(long count, Instant last) {}

    /// What is to run by itself.
    ///
    /// @param file where the output goes; empty: nowhere
    /// @param cause for the log line of a failure: `scheduler`
    /// @param variables that it finds, as if it had declared them
    record Work(
            Optional<Script> script,
            String owner,
            String text,
            Optional<String> file,
            String cause,
            Map<String, Value> variables) {
        public Work {
            variables = Map.copyOf(variables);
        }

        public Work(Optional<Script> script, String owner, String text, Optional<String> file, String cause) {
            this(script, owner, text, file, cause, Map.of());
        }
    }

    /// A script that a session runs, while it is running.
    interface Entry extends AutoCloseable {
        /// Whether it is to end.
        boolean stopped();

        @Override
        void close();
    }

    /// What a job writes where nobody sits.
    interface Output {
        /// What was written behind `position`, as far as it is kept. 0 is the beginning.
        Written since(long position);

        /// A look at it.
        ///
        /// @param position behind the text: where the next look goes on
        /// @param ended whether nothing more comes
        record Written(String text, long position, boolean ended) {}
    }

    /// What a job that runs by itself writes; empty when there is none of that id.
    default Optional<Output> output(long id) {
        return Optional.empty();
    }

    /// Starts a job.
    ///
    /// @return its id
    /// @throws CommandFailure when too many run, or no router does
    long start(Work work);

    /// Notes a script that the calling session runs itself.
    Entry enter(Script script, String owner);

    /// Ends a job, and waits a moment for its end; it is not among those that run any more, even if it
    /// needs longer.
    ///
    /// @return false when there is none of that id
    boolean stop(long id);

    /// Those that run, in the order they were started.
    List<Job> running();

    /// By the id of the script.
    Map<Long, Runs> runs();
}
