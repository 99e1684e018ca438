package braid.shell.session;

import braid.shell.schema.Menu;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Pause;
import braid.shell.script.SafeMode;
import braid.shell.script.SessionControl;
import braid.shell.script.TextEditor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// One console's stay in the router: the current menu, what numbers mean, where output goes. One thread
/// runs it; [#interrupt], [#end], [#safeModeLost] and [#menu] may be called from any other.
public final class Session
        implements Context,
                Context.Output,
                Context.ItemNumbers,
                SessionControl,
                SafeMode.Owner,
                Pause,
                TextEditor,
                AutoCloseable {
    private final String user;
    private final Services services;
    private final Screen screen;
    private final Interrupt interrupt = new Interrupt();
    /// Remembered of what one line has changed, and of what was said about it.
    private static final int MOST_CHANGED = 10_000;

    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> said = new HashSet<>();
    private final Map<String, List<Long>> numbers = new HashMap<>();
    private final Optional<String> jobName;
    private volatile Menu menu;
    private volatile boolean ended;
    private volatile Optional<Predicate<String>> locked = Optional.empty();

    public Session(String user, Menu root, Services services, Screen screen) {
        this(user, root, services, screen, Optional.empty());
    }

    /// @param jobName the script that is all this session is for
    public Session(String user, Menu root, Services services, Screen screen, Optional<String> jobName) {
        this.jobName = jobName;
        this.user = user;
        this.menu = root;
        this.services = services;
        this.screen = screen;
    }

    /// Stops the running command at its next statement or wait.
    public void interrupt() {
        interrupt.raise();
    }

    /// Forgets an interruption; called before each input.
    public void ready() {
        if (!ended) {
            interrupt.clear();
        }
    }

    /// Nobody is there any more: what runs is interrupted, and nothing follows.
    public void end() {
        ended = true;
        interrupt.raise();
    }

    public boolean ended() {
        return ended;
    }

    @Override
    public void quit() {
        ended = true;
    }

    @Override
    public void lock(Predicate<String> key) {
        locked = Optional.of(key);
    }

    public boolean isLocked() {
        return locked.isPresent();
    }

    /// Opens the session again if `line` (bytes) is what opens it.
    public void unlock(String line) {
        if (locked.filter(key -> key.test(line)).isPresent()) {
            locked = Optional.empty();
        }
    }

    /// What was changed in safe mode is taken back unless it was released before.
    @Override
    public void close() {
        services.find(SafeMode.class).unroll(this);
    }

    @Override
    public void safeModeLost() {
        screen.notice("[Safe mode released by another user]");
    }

    /// Whether safe mode is this session's.
    public boolean hasSafeMode() {
        return services.find(SafeMode.class).isOwnedBy(this);
    }

    @Override
    public Menu menu() {
        return menu;
    }

    @Override
    public void enter(Menu target) {
        menu = target;
    }

    @Override
    public Context.Output out() {
        return this;
    }

    @Override
    public void line(String line) {
        checkInterrupted();
        screen.write(line + "\n");
    }

    @Override
    public void paged(List<String> lines) {
        if (screen.interactive() && !screen.pasting()) {
            Pager.show(this, lines);
        } else {
            lines.forEach(this::line);
        }
    }

    @Override
    public void raw(String text) {
        screen.write(text);
    }

    @Override
    public void remark(String line) {
        screen.remark(line);
    }

    @Override
    public boolean colour() {
        return screen.colour();
    }

    @Override
    public void progress(String text) {
        screen.progress(text);
    }

    @Override
    public boolean interactive() {
        return screen.interactive();
    }

    @Override
    public int columns() {
        return screen.columns();
    }

    @Override
    public int rows() {
        return screen.rows();
    }

    @Override
    public Context.ItemNumbers numbers() {
        return this;
    }

    @Override
    public void remember(String menuPath, List<Long> ids) {
        numbers.put(menuPath, List.copyOf(ids));
    }

    @Override
    public Optional<List<Long>> of(String menuPath) {
        return Optional.ofNullable(numbers.get(menuPath));
    }

    @Override
    public void checkInterrupted() {
        if (interrupt.wanted()) {
            throw new CommandFailure.Interrupted();
        }
    }

    @Override
    public void pause(long nanos) {
        interrupt.await(nanos);
        checkInterrupted();
    }

    @Override
    public int readKey(long nanos) {
        return screen.readKey(nanos, interrupt);
    }

    @Override
    public int awaitKey(String own, long nanos) {
        return screen.awaitKey(own, nanos, interrupt);
    }

    @Override
    public Optional<String> edited(String text) {
        return screen.edited(text);
    }

    @Override
    public void noteChanged(String item) {
        if (changed.size() < MOST_CHANGED) {
            changed.add(item);
        }
    }

    /// The items changed since the last call.
    Set<String> takeChanged() {
        Set<String> all = Set.copyOf(changed);
        changed.clear();
        return all;
    }

    /// A remark that this session is given once.
    void remarkOnce(String line) {
        if (said.size() >= MOST_CHANGED) {
            said.clear();
        }
        if (said.add(line)) {
            remark(line);
        }
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public Optional<String> jobName() {
        return jobName;
    }

    @Override
    public <T> T service(Class<T> type) {
        return type.isInstance(this) ? type.cast(this) : services.find(type);
    }
}
