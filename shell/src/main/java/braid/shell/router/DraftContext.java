package braid.shell.router;

import braid.shell.command.Workspace;
import braid.shell.script.Context;
import braid.shell.script.ContextAround;
import braid.shell.script.Interpreter;
import braid.shell.script.Jobs;
import braid.shell.script.LogWriter;
import braid.shell.script.Pause;
import java.util.List;
import java.util.Optional;

/// A session whose commands work on a draft and begin at the root.
final class DraftContext extends ContextAround {
    private final Context session;
    private final DraftWorkspace workspace;
    private final Progress progress;
    private final Interpreter interpreter;

    /// @param interpreter of scripts that the commands run
    DraftContext(Context session, DraftWorkspace workspace, Progress progress, Interpreter interpreter) {
        super(session, interpreter.root());
        this.interpreter = interpreter;
        this.session = session;
        this.workspace = workspace;
        this.progress = progress;
    }

    @Override
    public Output out() {
        Output real = session.out();
        return new Output() {
            @Override
            public void line(String line) {
                progress.clear();
                real.line(line);
            }

            @Override
            public void raw(String text) {
                progress.clear();
                real.raw(text);
            }

            @Override
            public void remark(String line) {
                progress.clear();
                real.remark(line);
            }

            @Override
            public boolean colour() {
                return real.colour();
            }
        };
    }

    @Override
    public boolean interactive() {
        return false;
    }

    /// Numbers printed before the import mean nothing to it.
    @Override
    public ItemNumbers numbers() {
        return new ItemNumbers() {
            @Override
            public void remember(String menuPath, List<Long> ids) {}

            @Override
            public Optional<List<Long>> of(String menuPath) {
                return Optional.empty();
            }
        };
    }

    /// What became of the draft's items is told when all of it is in force.
    @Override
    public void noteChanged(String item) {}

    @Override
    public <T> T service(Class<T> type) {
        if (type == Workspace.class) {
            return type.cast(workspace);
        }
        if (type == LogWriter.class) {
            return type.cast((LogWriter) workspace::log);
        }
        if (type == Jobs.class) {
            return type.cast(new DraftedJobs(session.service(Jobs.class), workspace));
        }
        if (type == Interpreter.class) {
            return type.cast(interpreter);
        }
        if (type == Pause.class) {
            return type.cast((Pause) this::pause);
        }
        return session.service(type);
    }

    /// What was drafted so far is in force while time passes; where nothing is to happen, no time passes
    /// either.
    private void pause(long nanos) {
        if (!workspace.isTrial()) {
            workspace.settle();
            session.service(Pause.class).pause(nanos);
        }
    }
}
