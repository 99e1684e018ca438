package braid.shell.router;

import braid.shell.command.Workspace;
import braid.shell.schema.Menu;
import braid.shell.script.Context;
import braid.shell.script.LogWriter;
import braid.shell.script.Pause;
import java.util.ArrayList;
import java.util.List;

/// A session whose commands work on a draft, begin at the root, and whose output waits until all is well.
final class DraftContext implements Context {
    private final Context session;
    private final Workspace workspace;
    private final boolean trial;
    private final List<Runnable> output = new ArrayList<>();
    private Menu menu;

    /// @param trial whether nothing is to happen: then time does not pass either
    DraftContext(Context session, Workspace workspace, boolean trial, Menu root) {
        this.session = session;
        this.workspace = workspace;
        this.trial = trial;
        this.menu = root;
    }

    /// Writes what was held back.
    void release() {
        output.forEach(Runnable::run);
        output.clear();
    }

    @Override
    public Menu menu() {
        return menu;
    }

    @Override
    public void enter(Menu entered) {
        menu = entered;
    }

    @Override
    public Output out() {
        Output real = session.out();
        return new Output() {
            @Override
            public void line(String line) {
                output.add(() -> real.line(line));
            }

            @Override
            public void raw(String text) {
                output.add(() -> real.raw(text));
            }

            @Override
            public void remark(String line) {
                output.add(() -> real.remark(line));
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

    @Override
    public int columns() {
        return session.columns();
    }

    @Override
    public int rows() {
        return session.rows();
    }

    /// Numbers printed before the import mean nothing to it.
    @Override
    public ItemNumbers numbers() {
        return new ItemNumbers() {
            @Override
            public void remember(String menuPath, List<Long> ids) {}

            @Override
            public java.util.Optional<List<Long>> of(String menuPath) {
                return java.util.Optional.empty();
            }
        };
    }

    @Override
    public void checkInterrupted() {
        session.checkInterrupted();
    }

    @Override
    public int readKey(long nanos) {
        return session.readKey(nanos);
    }

    @Override
    public String user() {
        return session.user();
    }

    @Override
    public <T> T service(Class<T> type) {
        if (type == Workspace.class) {
            return type.cast(workspace);
        }
        if (type == LogWriter.class) {
            return type.cast((LogWriter) workspace::log);
        }
        if (type == Pause.class && trial) {
            return type.cast((Pause) _ -> {});
        }
        if (type == Pause.class) {
            return type.cast((Pause) this::pause);
        }
        return session.service(type);
    }

    /// What was drafted so far is in force while time passes.
    private void pause(long nanos) {
        workspace.settle();
        session.service(Pause.class).pause(nanos);
    }
}
