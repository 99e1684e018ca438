package braid.shell;

import braid.dataplane.StartRefused;
import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.LinuxDataplane;
import braid.dataplane.linux.LinuxPinger;
import braid.dataplane.linux.LinuxServiceScanner;
import braid.dataplane.network.NetworkState;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.shell.command.ConsoleCommands;
import braid.shell.command.Directives;
import braid.shell.config.StateFailure;
import braid.shell.config.StateInUse;
import braid.shell.console.Console;
import braid.shell.menu.Menus;
import braid.shell.router.Machine;
import braid.shell.router.Router;
import braid.shell.router.RouterCommands;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import braid.shell.schema.MenuTree;
import braid.shell.script.CommandBody;
import braid.shell.script.Globals;
import braid.shell.script.Interpreter;
import braid.shell.script.Library;
import braid.shell.server.StateDirectory;
import braid.shell.session.ScriptLanguage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Who is put together with whom: the menus, the configuration, the language, and Linux below them, or not.
final class Assembly implements AutoCloseable {
    private final Router router;
    private final Optional<LinuxDataplane> dataplane;
    private final Console.Setting setting;
    private final Scripts scripts;
    private final AtomicBoolean left = new AtomicBoolean();

    private Assembly(StateDirectory state, Router router, Optional<LinuxDataplane> dataplane, String farewell) {
        this.router = router;
        this.dataplane = dataplane;
        router.machineIs(new MachineReader(state.path()));
        var tree = router.view().tree();
        var library = new Library(tree.root(), Directives.all());
        var interpreter = new Interpreter(library, Assembly::body, new Globals());
        var secrets = tree.secretNames();
        this.scripts =
                new Scripts(router, library.root(), interpreter, () -> setting().services());
        this.setting = new Console.Setting(
                library.root(),
                new RouterServices(
                        router,
                        interpreter,
                        new LinuxPinger(),
                        new LinuxServiceScanner(),
                        scripts.jobs(),
                        new SystemHost(dataplane.map(LinuxDataplane::names))),
                () -> new ScriptLanguage(
                        interpreter.fresh(), secrets, () -> router.view().names(), router::settle),
                new RouterFiles(router, interpreter),
                router::identity,
                state.history(),
                farewell);
        if (router.isRunning()) {
            scripts.start();
        }
    }

    /// What was found damaged when the state directory was opened, a sentence each.
    List<String> findings() {
        return router.findings();
    }

    private static Optional<CommandBody> body(Menu menu, Command command) {
        return ConsoleCommands.body(menu, command).or(() -> RouterCommands.body(menu, command));
    }

    /// The router of a state directory, carrying out its configuration in this network namespace.
    ///
    /// @param shutdown what `/system shutdown` does
    /// @param farewell what consoles say when they are left
    static Assembly running(StateDirectory state, Runnable shutdown, String farewell) throws IOException {
        state.create();
        var log = new LogRelay();
        var dataplane = new StartedDataplane(state, log);
        try {
            var router = Router.starting(
                    state.path(),
                    tree(),
                    dataplane,
                    new Linux(state.path()),
                    InstantSource.system(),
                    ZoneId.systemDefault(),
                    StartedDataplane::end);
            router.onShutdown(shutdown);
            log.reach(router::log);
            return new Assembly(state, router, dataplane.started(), farewell);
        } catch (StateFailure e) {
            dataplane.started().ifPresent(LinuxDataplane::close);
            throw new Refusal(e.getMessage());
        }
    }

    /// Starts the dataplane when it is asked for, and remembers it for the one who must end it.
    private static final class StartedDataplane implements Supplier<LinuxDataplane> {
        private final StateDirectory state;
        private final LogRelay log;
        private Optional<LinuxDataplane> started = Optional.empty();

        StartedDataplane(StateDirectory state, LogRelay log) {
            this.state = state;
            this.log = log;
        }

        @Override
        public LinuxDataplane get() {
            try {
                var dataplane = LinuxDataplane.open(state.path(), log, StartedDataplane::end);
                started = Optional.of(dataplane);
                return dataplane;
            } catch (StartRefused e) {
                throw new Refusal(e.getMessage());
            }
        }

        Optional<LinuxDataplane> started() {
            return started;
        }

        /// A router without one of its threads only looks alive: it ends, and its service manager starts it anew.
        private static void end(Thread thread, Throwable defect) {
            System.err.println("the thread " + thread.getName() + " has ended by a defect; the router ends with it");
            defect.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    /// The saved configuration, to be read and changed; Linux is only read.
    ///
    /// @throws StateInUse while somebody else holds the directory
    static Assembly offline(StateDirectory state) {
        try {
            var router = Router.open(
                    state.path(),
                    tree(),
                    Optional.empty(),
                    new Linux(state.path()),
                    InstantSource.system(),
                    ZoneId.systemDefault());
            return new Assembly(state, router, Optional.empty(), "");
        } catch (StateInUse e) {
            throw e;
        } catch (StateFailure e) {
            throw new Refusal(e.getMessage());
        }
    }

    private static MenuTree tree() {
        List<Command> rootCommands = Stream.concat(RouterCommands.ofRoot().stream(), ConsoleCommands.ofRoot().stream())
                .toList();
        return Menus.tree(rootCommands);
    }

    /// The machine while no router runs on it.
    private record Linux(Path stateDir) implements Machine {
        @Override
        public List<LinkStatus> links() {
            try {
                return LinuxDataplane.survey().links();
            } catch (KernelException e) {
                throw new Refusal("the machine's interfaces cannot be read: " + e.getMessage());
            }
        }

        @Override
        public List<String> plan(NetworkState desired) {
            try {
                return LinuxDataplane.rehearse(stateDir, desired);
            } catch (KernelException e) {
                throw new Unreadable("what would be done to Linux cannot be told: " + e.getMessage());
            }
        }
    }

    Console.Setting setting() {
        return setting;
    }

    /// Peers are told that it is over, before anything that may take its time; scripts are told to end meanwhile.
    void leave() {
        if (left.compareAndSet(false, true)) {
            try {
                scripts.stop();
            } finally {
                dataplane.ifPresent(LinuxDataplane::close);
            }
        }
    }

    @Override
    public void close() {
        try (router;
                scripts) {
            leave();
        }
    }
}
