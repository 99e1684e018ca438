package braid.shell.testing;

import braid.dataplane.Dataplane;
import braid.dataplane.network.MacAddress;
import braid.dataplane.status.DataplaneStatus.LinkCounters;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.shell.command.Directives;
import braid.shell.command.Workspace;
import braid.shell.menu.Menus;
import braid.shell.router.Router;
import braid.shell.router.RouterCommands;
import braid.shell.schema.Menu;
import braid.shell.schema.MenuTree;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Failed;
import braid.shell.script.Globals;
import braid.shell.script.Interpreter;
import braid.shell.script.Library;
import braid.shell.script.Pause;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A console without a terminal on a router of its own: what is typed goes in, what is printed comes out.
public final class TestConsole implements Context, AutoCloseable {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Router router;
    private final Interpreter interpreter;
    private final List<String> lines = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, List<Long>> numbers = new HashMap<>();
    private Runnable whileWaiting = () -> {};
    private Menu menu;

    private TestConsole(Router router, MenuTree tree) {
        this.router = router;
        this.interpreter =
                new Interpreter(new Library(tree.root(), Directives.all()), RouterCommands::body, new Globals());
        this.menu = interpreter.root();
    }

    public static TestConsole on(Path directory, List<LinkStatus> links) {
        return on(directory, Optional.empty(), links);
    }

    public static TestConsole on(Path directory, Dataplane dataplane) {
        return on(directory, Optional.of(dataplane), List.of());
    }

    private static TestConsole on(Path directory, Optional<Dataplane> dataplane, List<LinkStatus> links) {
        MenuTree tree = Menus.tree(RouterCommands.ofRoot());
        Router router = Router.open(directory, tree, dataplane, () -> links, InstantSource.fixed(NOON), ZoneOffset.UTC);
        return new TestConsole(router, tree);
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

    public Router router() {
        return router;
    }

    /// Runs a text; what it printed, and its error as the last line.
    public List<String> type(String text) {
        lines.clear();
        Optional<Failed> failed = interpreter.run(text, this);
        router.settle();
        failed.ifPresent(error -> lines.add(error.text()));
        return List.copyOf(lines);
    }

    /// What happens while a command lets time pass; none passes here.
    public void whileWaiting(Runnable happening) {
        whileWaiting = happening;
    }

    /// Remarks since the last call.
    public List<String> remarks() {
        List<String> all = List.copyOf(remarks);
        remarks.clear();
        return all;
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
        return new Output() {
            @Override
            public void line(String line) {
                lines.add(line);
            }

            @Override
            public void raw(String text) {
                lines.add(text);
            }

            @Override
            public void remark(String line) {
                remarks.add(line);
            }

            @Override
            public boolean colour() {
                return false;
            }
        };
    }

    @Override
    public boolean interactive() {
        return false;
    }

    @Override
    public int columns() {
        return 80;
    }

    @Override
    public int rows() {
        return 24;
    }

    @Override
    public ItemNumbers numbers() {
        return new ItemNumbers() {
            @Override
            public void remember(String menuPath, List<Long> ids) {
                numbers.put(menuPath, ids);
            }

            @Override
            public Optional<List<Long>> of(String menuPath) {
                return Optional.ofNullable(numbers.get(menuPath));
            }
        };
    }

    @Override
    public void checkInterrupted() {}

    @Override
    public int readKey(long nanos) {
        return -1;
    }

    @Override
    public String user() {
        return "admin";
    }

    @Override
    public <T> T service(Class<T> type) {
        if (type == Workspace.class) {
            return type.cast(router);
        }
        if (type == Interpreter.class) {
            return type.cast(interpreter);
        }
        if (type == Pause.class) {
            return type.cast((Pause) _ -> whileWaiting.run());
        }
        throw new CommandFailure("no service " + type.getSimpleName());
    }

    @Override
    public void close() {
        router.close();
    }
}
