package braid.shell.router;

import braid.dataplane.Dataplane;
import braid.dataplane.errno.KernelException;
import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.LogEvent;
import braid.shell.command.FileStore;
import braid.shell.command.Workspace;
import braid.shell.config.Configuration;
import braid.shell.config.Draft;
import braid.shell.config.Item;
import braid.shell.config.MadeByNaming;
import braid.shell.config.PasswordFile;
import braid.shell.config.StateFailure;
import braid.shell.config.Store;
import braid.shell.intent.Intent;
import braid.shell.intent.Intents;
import braid.shell.menu.SystemClockMenu;
import braid.shell.menu.SystemIdentityMenu;
import braid.shell.menu.SystemNoteMenu;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuTree;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.SafeMode;
import braid.shell.status.DynamicIds;
import braid.shell.status.FileSource;
import braid.shell.status.KernelLists;
import braid.shell.status.KnownNames;
import braid.shell.status.LogRules;
import braid.shell.status.MachineStatus;
import braid.shell.status.RouterView;
import braid.shell.status.RuleCounts;
import braid.shell.status.ScriptStatus;
import braid.shell.status.SentenceNames;
import braid.shell.status.SessionNews;
import braid.shell.status.Troubles;
import braid.shell.value.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// One router: what is configured, what runs, and the way from one to the other.
///
/// The thread `config` owns the store and plans; every method here may be called from any other thread. A
/// change is seen by everybody when [#edit] returns, and is on the disk and carried out when [#settle]
/// returns.
public final class Router implements Workspace, AutoCloseable {
    private final Path directory;
    private final Store store;
    private final Optional<Dataplane> dataplane;
    private final Machine machine;
    private final InstantSource clock;
    private final ZoneId zone;
    private final LogBuffer log;
    private final Intents intents;
    private final DynamicIds ids = new DynamicIds();
    private final FileFolder files;
    private final ConfigThread config;
    private final RuleCounts counts;
    private final KernelLists kernel;
    private final KnownNames nameService;
    private final SafeModes safeMode;
    private volatile Runnable onShutdown = () -> {};
    private final Thread.UncaughtExceptionHandler onDefect;
    private volatile Supplier<MachineStatus> hardware = () -> MachineStatus.UNKNOWN;
    private volatile Supplier<ScriptStatus> scripts = () -> ScriptStatus.NONE;
    private volatile Intent intent;
    private volatile LogSetting logSetting = new LogSetting(Configuration.EMPTY, LogRules.of(Configuration.EMPTY));
    private volatile SentenceNames names = SentenceNames.of(Configuration.EMPTY);

    private Router(
            Path directory,
            Store store,
            Optional<Dataplane> dataplane,
            Machine machine,
            InstantSource clock,
            ZoneId zone,
            Thread.UncaughtExceptionHandler onDefect) {
        this.directory = directory;
        this.files = new FileFolder(directory.resolve("files"));
        this.onDefect = onDefect;
        this.store = store;
        this.intents = new Intents(store.tree());
        this.dataplane = dataplane;
        this.counts = new RuleCounts(dataplane);
        this.kernel = new KernelLists(dataplane);
        this.nameService = new KnownNames(dataplane);
        this.machine = machine;
        this.clock = clock;
        this.zone = zone;
        this.log = new LogBuffer(clock);
        store.findings().forEach(finding -> log(List.of("system", "error"), finding));
        this.config = new ConfigThread(
                store,
                dataplane,
                this::links,
                intents,
                found -> intent = found,
                message -> log(List.of("system", "error"), message),
                this::endedBy);
        this.safeMode = new SafeModes(store, config);
        this.intent = intents.of(store.now(), links());
        config.start();
    }

    /// Opens the router of a state directory. A defect of one of its threads is said in its log only.
    ///
    /// @param dataplane what carries the configuration out; empty: it is only read and changed
    /// @param machine asked while there is no dataplane
    /// @throws StateFailure a sentence for the user
    public static Router open(
            Path directory,
            MenuTree tree,
            Optional<Dataplane> dataplane,
            Machine machine,
            InstantSource clock,
            ZoneId zone) {
        return new Router(directory, Store.open(directory, tree, clock), dataplane, machine, clock, zone, (_, _) -> {});
    }

    /// The same with a dataplane that is started only once the directory is ours, as it tells peers of
    /// earlier sessions.
    ///
    /// @param onDefect told when a thread of the router's has ended by a defect, as the dataplane tells of
    /// its own
    public static Router starting(
            Path directory,
            MenuTree tree,
            Supplier<? extends Dataplane> dataplane,
            Machine machine,
            InstantSource clock,
            ZoneId zone,
            Thread.UncaughtExceptionHandler onDefect) {
        return of(directory, Store.open(directory, tree, clock), dataplane, machine, clock, zone, onDefect);
    }

    /// @param store the router's from now on, also when it cannot start
    public static Router of(
            Path directory,
            Store store,
            Supplier<? extends Dataplane> dataplane,
            Machine machine,
            InstantSource clock,
            ZoneId zone,
            Thread.UncaughtExceptionHandler onDefect) {
        try {
            return new Router(directory, store, Optional.of(dataplane.get()), machine, clock, zone, onDefect);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    @Override
    public MenuTree tree() {
        return store.tree();
    }

    @Override
    public RouterView view() {
        Intent asked = intent;
        return view(store.now(), () -> asked, files);
    }

    /// What a session would see if `configuration` were in force.
    ///
    /// @param asked what it asks for, worked out only when a router runs that may have problems with it
    /// @param files as the session would see them
    RouterView view(Configuration configuration, Supplier<Intent> asked, FileSource files) {
        Optional<DataplaneStatus> status = dataplane.map(Dataplane::status);
        SentenceNames known = names;
        Configuration now = store.now();
        return new RouterView(
                store.tree(),
                configuration,
                status,
                links(),
                () -> problems(status, known.in(now), asked),
                store.history(),
                log.lines(),
                ids,
                zone(configuration),
                scripts.get(),
                counts::now,
                kernel,
                nameService::now,
                hardware,
                files,
                clock::instant);
    }

    /// None while no router runs.
    private static Map<String, String> problems(
            Optional<DataplaneStatus> status, SentenceNames names, Supplier<Intent> asked) {
        Map<String, String> problems = new TreeMap<>();
        status.ifPresent(running -> {
            running.problems().forEach((key, problem) -> problems.put(key, names.translate(problem)));
            asked.get().problems().forEach((key, problem) -> problems.put(key, problem.reason()));
        });
        return problems;
    }

    /// The time zone that is configured, else the machine's.
    ZoneId zone() {
        return zone(store.now());
    }

    private ZoneId zone(Configuration configuration) {
        return SystemClockMenu.zone(configuration.settings(SystemClockMenu.PATH).get(SystemClockMenu.ZONE))
                .orElse(zone);
    }

    /// What is configured; a [#view] has it too, and costs a copy of everything else.
    Configuration configuration() {
        return store.now();
    }

    @Override
    public <T> T edit(String user, String action, Function<Draft, T> edit) {
        return config.call(() -> store.edit(user, action, draft -> {
            T result = edit.apply(draft);
            AbsentPorts.forget(draft);
            Refusals.check(draft, configuration -> intents.of(configuration, links()));
            return result;
        }));
    }

    /// What a configuration asks for on this machine.
    Intent asked(Configuration configuration) {
        return intents.of(configuration, links());
    }

    /// A draft for an import.
    Draft draft(MadeByNaming made) {
        return store.draft(made);
    }

    /// Begins a series of commits that a crash takes back unless [#keep] has kept them.
    long begin() {
        return config.ask(store::begin);
    }

    /// Makes a draft the configuration for the time being.
    ///
    /// @throws Configuration.Conflict if somebody changed what the draft changes
    void commit(long transaction, String user, String action, Draft draft) {
        config.call(() -> {
            store.commit(transaction, user, action, draft);
            return true;
        });
    }

    /// Keeps a series of commits as one change.
    void keep(long transaction, String user, String action) {
        config.call(() -> {
            store.keep(transaction, user, action);
            return true;
        });
    }

    /// Takes all of a series of commits back.
    void takeBack(long transaction) {
        config.call(() -> {
            store.takeBack(transaction);
            return true;
        });
    }

    /// Returns when everything so far is on the disk.
    ///
    /// @throws CommandFailure if it cannot be written
    void sync() {
        config.ask(() -> {
            store.sync();
            return true;
        });
    }

    /// Who came in between, in RouterOS's words.
    String changedMeanwhile(Configuration.Conflict conflict) {
        return "failure: configuration changed by "
                + config.ask(() -> store.changedBy(conflict).orElse("somebody else"));
    }

    /// What would be done to Linux.
    sealed interface Plan {
        /// A sentence each.
        record Of(List<String> operations) implements Plan {}

        /// @param reason a sentence
        record Impossible(String reason) implements Plan {}
    }

    /// The operations that would make Linux what is asked for.
    Plan plan(Intent asked) {
        try {
            return new Plan.Of(
                    dataplane.isPresent() ? dataplane.get().plan(asked.state()) : machine.plan(asked.state()));
        } catch (Machine.Unreadable e) {
            return new Plan.Impossible(e.getMessage());
        } catch (KernelException e) {
            return new Plan.Impossible("what would be done to Linux cannot be told: " + e.getMessage());
        }
    }

    /// Returns when what was changed so far is on the disk and was carried out, or after a second.
    ///
    /// @throws CommandFailure if it cannot be written
    @Override
    public void settle() {
        config.settle();
    }

    /// The same for a session that has changed items, by [braid.shell.config.ItemKey].
    ///
    /// @return why some of them are not in force, a line each
    public List<String> settle(Set<String> changed) {
        settle();
        return changed.isEmpty() ? List.of() : Troubles.lines(changed, view());
    }

    @Override
    public Optional<String> undo(String user) {
        return config.call(() -> store.undo(user));
    }

    @Override
    public Optional<String> redo(String user) {
        return config.call(() -> store.redo(user));
    }

    @Override
    public PasswordFile passwords() {
        return store.passwords();
    }

    public SafeMode safeMode() {
        return safeMode;
    }

    @Override
    public boolean foreignDefaults() {
        return false;
    }

    @Override
    public boolean immediate() {
        return true;
    }

    @Override
    public boolean noteStored(String remark) {
        log(List.of("system", "warning"), remark);
        return true;
    }

    @Override
    public void log(List<String> topics, String message) {
        write(new LogEvent(topics, message));
    }

    /// Where the dataplane's own lines come in.
    public void log(LogEvent event) {
        write(new LogEvent(event.topics(), names().translate(event.message())));
    }

    @SuppressWarnings("ReferenceEquality") // a configuration never changes: another one is another value
    private void write(LogEvent event) {
        Configuration now = store.now();
        LogSetting setting = logSetting;
        if (setting.configuration() != now) {
            setting = new LogSetting(now, LogRules.of(now));
            logSetting = setting;
        }
        setting.rules().lines(event).forEach(log::add);
    }

    /// What the rules of the log were when they were last looked at.
    private record LogSetting(Configuration configuration, LogRules rules) {}

    private SentenceNames names() {
        SentenceNames now = names.in(store.now());
        names = now;
        return now;
    }

    /// Sessions that came up or ended since this was last asked.
    List<SessionNews> sessionNews() {
        return dataplane.map(Dataplane::takeSessionEvents).orElse(List.of()).stream()
                .map(SessionNews::new)
                .toList();
    }

    @Override
    public void act(Runnable action) {
        action.run();
    }

    @Override
    public void disconnect(int bundle) {
        if (!dataplane.orElseThrow(this::notRunning).disconnect(bundle)) {
            throw new CommandFailure(Sentences.NO_SUCH_ITEM);
        }
    }

    @Override
    public void resetCounters(Collection<String> keys) {
        if (!counts.reset(keys)) {
            throw new CommandFailure("failure: the packet filter does not answer");
        }
    }

    @Override
    public void flushNames() {
        if (!isRunning()) {
            throw notRunning();
        }
        settle();
        if (!nameService.flush()) {
            throw new CommandFailure("failure: the name service does not answer");
        }
    }

    @Override
    public void shutdown() {
        if (dataplane.isEmpty()) {
            throw notRunning();
        }
        onShutdown.run();
    }

    /// One of the router's threads has ended by a defect. A router without it only looks alive.
    void endedBy(Throwable defect) {
        log(List.of("system", "error"), "internal error: " + defect);
        onDefect.uncaughtException(Thread.currentThread(), defect);
    }

    /// What `/system shutdown` does.
    public void onShutdown(Runnable action) {
        onShutdown = action;
    }

    /// What reads the machine.
    public void machineIs(Supplier<MachineStatus> reader) {
        hardware = reader;
    }

    /// Who knows what scripts are doing.
    public void scriptsAre(Supplier<ScriptStatus> source) {
        scripts = source;
    }

    public boolean isRunning() {
        return dataplane.isPresent();
    }

    /// The router's name, for the prompt.
    public String identity() {
        return GivenText.of(store.now().settings(SystemIdentityMenu.PATH).get(SystemIdentityMenu.NAME));
    }

    /// What whoever opens a console is told, with its line end; empty: nothing.
    public String note() {
        Item note = store.now().settings(SystemNoteMenu.PATH);
        String text = GivenText.of(note.get(SystemNoteMenu.NOTE));
        return text.isEmpty() || !note.get(SystemNoteMenu.SHOW).equals(new Value.Bool(true)) ? "" : text + "\n";
    }

    /// What was found damaged when the state directory was opened.
    public List<String> findings() {
        return store.findings();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public FileStore files() {
        return files;
    }

    /// Where [#files] are.
    public Path folder() {
        return files.folder();
    }

    List<LinkStatus> links() {
        return dataplane.map(running -> running.status().links()).orElseGet(machine::links);
    }

    /// The failure of what needs a running router.
    public CommandFailure notRunning() {
        return new CommandFailure("failure: no router runs on " + directory);
    }

    /// Ends the thread and the store; the dataplane is its owner's to end.
    @Override
    public void close() {
        try (store) {
            config.close();
        }
    }
}
