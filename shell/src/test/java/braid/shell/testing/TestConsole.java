package braid.shell.testing;

import braid.dataplane.Dataplane;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.NetworkState;
import braid.dataplane.status.DataplaneStatus.LinkCounters;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.tool.ServiceScanner;
import braid.shell.Scripts;
import braid.shell.command.ConsoleCommands;
import braid.shell.command.Directives;
import braid.shell.command.Workspace;
import braid.shell.config.FailingDisk;
import braid.shell.menu.Menus;
import braid.shell.router.Machine;
import braid.shell.router.Router;
import braid.shell.router.RouterCommands;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import braid.shell.schema.MenuTree;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Failed;
import braid.shell.script.Globals;
import braid.shell.script.Host;
import braid.shell.script.Interpreter;
import braid.shell.script.Jobs;
import braid.shell.script.Library;
import braid.shell.script.LogWriter;
import braid.shell.script.Pause;
import braid.shell.script.SafeMode;
import braid.shell.script.TextEditor;
import braid.shell.session.Services;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A console without a terminal on a router of its own: what is typed goes in, what is printed comes out.
public final class TestConsole extends PlainContext implements AutoCloseable {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Router router;
    private final Interpreter interpreter;
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final Scripts scripts;
    private final Host host = new FixedHost();
    private Runnable whileWaiting = () -> {};
    private Optional<ServiceScanner> scanner = Optional.empty();
    private Optional<String> edited = Optional.empty();
    private String awaited = "";
    private Runnable onLine = () -> {};

    private TestConsole(Router router, Interpreter interpreter) {
        super(interpreter.root());
        this.router = router;
        this.interpreter = interpreter;
        this.scripts = new Scripts(router, interpreter.root(), interpreter, this::services);
    }

    private Services services() {
        return new Services() {
            @Override
            public <T> T find(Class<T> type) {
                return service(type);
            }
        };
    }

    public static TestConsole on(Path directory, List<LinkStatus> links) {
        return on(directory, Optional.empty(), links, InstantSource.fixed(NOON));
    }

    public static TestConsole on(Path directory, Dataplane dataplane) {
        return on(directory, Optional.of(dataplane), List.of(), InstantSource.fixed(NOON));
    }

    /// A router whose configuration is on a disk that may fail.
    public static TestConsole on(Path directory, Dataplane dataplane, FailingDisk disk) {
        MenuTree tree = tree();
        InstantSource clock = InstantSource.fixed(NOON);
        return on(
                tree,
                Router.of(
                        directory,
                        disk.open(directory, tree, clock),
                        () -> dataplane,
                        new Idle(List.of()),
                        clock,
                        ZoneOffset.UTC,
                        (_, _) -> {}));
    }

    /// A router without ports, on a clock of its own.
    public static TestConsole at(Path directory, InstantSource clock) {
        return on(directory, Optional.empty(), List.of(), clock);
    }

    private static TestConsole on(
            Path directory, Optional<Dataplane> dataplane, List<LinkStatus> links, InstantSource clock) {
        MenuTree tree = tree();
        return on(tree, Router.open(directory, tree, dataplane, new Idle(links), clock, ZoneOffset.UTC));
    }

    private static TestConsole on(MenuTree tree, Router router) {
        return new TestConsole(
                router, new Interpreter(new Library(tree.root(), Directives.all()), TestConsole::body, new Globals()));
    }

    private static MenuTree tree() {
        return Menus.tree(Stream.concat(RouterCommands.ofRoot().stream(), ConsoleCommands.ofRoot().stream())
                .toList());
    }

    private static Optional<CommandBody> body(Menu menu, Command command) {
        return ConsoleCommands.body(menu, command).or(() -> RouterCommands.body(menu, command));
    }

    /// A machine on which no router runs.
    private record Idle(List<LinkStatus> links) implements Machine {
        @Override
        public List<String> plan(NetworkState desired) {
            return List.of("hold " + desired.pools().size() + " pools");
        }
    }

    /// An Ethernet port as Linux would list it.
    public static LinkStatus port(int index, String linuxName) {
        return new LinkStatus(
                index,
                linuxName,
                "",
                "veth",
                true,
                false,
                true,
                true,
                1500,
                Optional.of(new MacAddress(0x0200_0000_0000L + index)),
                new LinkCounters(0, 0, 0, 0, 0, 0, 0, 0));
    }

    /// Somebody sits at a terminal, and what they make of every text in its editor is this.
    public void edits(String text) {
        edited = Optional.of(text);
    }

    @Override
    public boolean interactive() {
        return edited.isPresent();
    }

    /// What `scan` looks with.
    public void scansWith(ServiceScanner those) {
        scanner = Optional.of(those);
    }

    public Jobs jobs() {
        return scripts.jobs();
    }

    public Interpreter interpreter() {
        return interpreter;
    }

    public Router router() {
        return router;
    }

    /// Runs a text; what it printed, and its error as the last line.
    public List<String> type(String text) {
        lines.clear();
        Optional<Failed> failed = interpreter.run(text, this);
        router.settle(Set.copyOf(changed)).forEach(remarks::add);
        changed.clear();
        failed.ifPresent(error -> lines.add(error.text()));
        return List.copyOf(lines);
    }

    /// What happens while a command lets time pass; none passes here.
    public void whileWaiting(Runnable happening) {
        whileWaiting = happening;
    }

    /// What happens when a line is printed.
    public void onLine(String line, Runnable happening) {
        awaited = line;
        onLine = happening;
    }

    /// Remarks since the last call.
    public List<String> remarks() {
        List<String> all = List.copyOf(remarks);
        remarks.clear();
        return all;
    }

    @Override
    public void line(String line) {
        super.line(line);
        if (line.equals(awaited)) {
            onLine.run();
        }
    }

    @Override
    public void noteChanged(String item) {
        changed.add(item);
    }

    @Override
    public void remark(String line) {
        remarks.add(line);
    }

    @Override
    public <T> T service(Class<T> type) {
        if (type == Workspace.class) {
            return type.cast(router);
        }
        if (type == Interpreter.class) {
            return type.cast(interpreter);
        }
        if (type == LogWriter.class) {
            return type.cast((LogWriter) router::log);
        }
        if (type == Pause.class) {
            return type.cast((Pause) _ -> whileWaiting.run());
        }
        if (type == TextEditor.class) {
            return type.cast((TextEditor) _ -> edited);
        }
        if (type == SafeMode.class) {
            return type.cast(router.safeMode());
        }
        if (type == Host.class) {
            return type.cast(host);
        }
        if (type == ServiceScanner.class) {
            return type.cast(scanner.orElseThrow());
        }
        if (type == Jobs.class) {
            return type.cast(scripts.jobs());
        }
        throw new CommandFailure("no service " + type.getSimpleName());
    }

    @Override
    public void close() {
        scripts.close();
        router.close();
    }
}
