package braid.shell.script;

import braid.shell.schema.Menu;
import java.util.Optional;

/// A session within a session: it has a current menu of its own, and everything else from the one around
/// it.
public class ContextAround implements Context {
    private final Context session;
    private Menu menu;

    protected ContextAround(Context session, Menu menu) {
        this.session = session;
        this.menu = menu;
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
        return session.out();
    }

    @Override
    public boolean interactive() {
        return session.interactive();
    }

    @Override
    public int columns() {
        return session.columns();
    }

    @Override
    public int rows() {
        return session.rows();
    }

    @Override
    public ItemNumbers numbers() {
        return session.numbers();
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
    public int awaitKey(String own, long nanos) {
        return session.awaitKey(own, nanos);
    }

    @Override
    public void noteChanged(String item) {
        session.noteChanged(item);
    }

    @Override
    public String user() {
        return session.user();
    }

    @Override
    public Optional<String> jobName() {
        return session.jobName();
    }

    @Override
    public int nesting() {
        return session.nesting() + 1;
    }

    @Override
    public <T> T service(Class<T> type) {
        return session.service(type);
    }
}
