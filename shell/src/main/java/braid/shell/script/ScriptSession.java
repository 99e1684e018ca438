package braid.shell.script;

import braid.shell.schema.Menu;
import java.util.Optional;

/// The session of a kept script that another session runs: it begins at the root, and ends when its job is removed.
public final class ScriptSession extends ContextAround {
    private static final long SLICE_NANOS = 100_000_000L;

    private final Context session;
    private final String name;
    private final Jobs.Entry entry;

    public ScriptSession(Context session, Menu root, String name, Jobs.Entry entry) {
        super(session, root);
        this.session = session;
        this.name = name;
        this.entry = entry;
    }

    @Override
    public Optional<String> jobName() {
        return Optional.of(name);
    }

    @Override
    public void checkInterrupted() {
        session.checkInterrupted();
        if (entry.stopped()) {
            throw new CommandFailure.Interrupted();
        }
    }

    @Override
    public <T> T service(Class<T> type) {
        return type == Pause.class ? type.cast((Pause) this::pause) : session.service(type);
    }

    /// In slices, so that the removal of the job is seen.
    private void pause(long nanos) {
        Pause pause = session.service(Pause.class);
        for (long left = nanos; left > 0; left -= SLICE_NANOS) {
            checkInterrupted();
            pause.pause(Math.min(left, SLICE_NANOS));
        }
        checkInterrupted();
    }
}
