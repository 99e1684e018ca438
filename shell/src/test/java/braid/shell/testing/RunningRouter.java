package braid.shell.testing;

import braid.shell.client.Attachment;
import braid.shell.server.Frame;
import braid.shell.server.StateDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A router as its user starts it, `braid daemon`, and commands given to it as `braid -c` gives them.
///
/// The launcher runs the classes under test: no build is started from within a build. [#type] connects without it,
/// which saves the start of a JVM a command.
public final class RunningRouter {
    private static final Path LAUNCHER = Path.of("bin/braid").toAbsolutePath();
    private static final int COLUMNS = 80;
    private static final Duration START = Duration.ofSeconds(30);
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "BRAID_CLASSPATH",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));

    private final Namespace namespace;
    private final Path state;
    private final Process process;

    private RunningRouter(Namespace namespace, Path state, Process process) {
        this.namespace = namespace;
        this.state = state;
        this.process = process;
    }

    /// Starts a router with nothing configured and waits until consoles can come in.
    ///
    /// @param name of its log in the lab's folder
    public static RunningRouter start(Namespace namespace, String name) throws Exception {
        // Not below the lab's folder: the path of a Unix socket is short.
        Path state = Files.createTempDirectory("braid");
        namespace.lab().own(() -> HostProcess.run("rm", "-rf", state.toString()));
        String log = name + ".log";
        Process process = namespace.start(log, ENVIRONMENT, LAUNCHER.toString(), "daemon", "--state", state.toString());
        Await.until(
                "start of the router",
                START,
                () -> !process.isAlive() || answers(state),
                () -> read(namespace.lab().folder().resolve(log)));
        if (!process.isAlive()) {
            throw new AssertionError(
                    "the router ended: " + read(namespace.lab().folder().resolve(log)));
        }
        return new RunningRouter(namespace, state, process);
    }

    private static boolean answers(Path state) throws IOException {
        var console = Attachment.to(new StateDirectory(state));
        if (console.isPresent()) {
            console.get().close();
        }
        return console.isPresent();
    }

    /// Runs console commands through the launcher.
    public CommandResult run(String commands) throws IOException, InterruptedException {
        return namespace.exec(ENVIRONMENT, LAUNCHER.toString(), "--state", state.toString(), "-c", commands);
    }

    /// Gives a file to `braid import`.
    public CommandResult importFile(Path file) throws IOException, InterruptedException {
        return launch(namespace, List.of(), "--state", state.toString(), "import", file.toString());
    }

    /// Sends it SIGTERM and waits for its end.
    ///
    /// @return how long that took
    public Duration terminate() throws InterruptedException {
        long begin = System.nanoTime();
        process.destroy();
        process.waitFor();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /// The folder of its configuration.
    public Path state() {
        return state;
    }

    /// Calls the launcher.
    ///
    /// @param wrapper a program that runs it with less than root has (`setpriv ...`); may be empty
    public static CommandResult launch(Namespace namespace, List<String> wrapper, String... arguments)
            throws IOException, InterruptedException {
        String[] command = Stream.of(wrapper.stream(), Stream.of(LAUNCHER.toString()), Stream.of(arguments))
                .flatMap(words -> words)
                .toArray(String[]::new);
        return namespace.exec(ENVIRONMENT, command);
    }

    /// Runs console commands that have to succeed, and returns what they print.
    public String type(String commands) throws IOException {
        String bytes = new String(commands.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (Attachment console = Attachment.to(new StateDirectory(state)).orElseThrow()) {
            console.send(new Frame.Hello(Frame.Mode.COMMAND, "dumb", COLUMNS, 0, false, bytes));
            console.send(new Frame.InputEnd());
            var output = new ByteArrayOutputStream();
            var errors = new ByteArrayOutputStream();
            int status = console.pump(output, errors);
            return new CommandResult(
                            status, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8))
                    .orFail(commands)
                    .text();
        }
    }

    /// Gives a file's lines to a console as if they were typed.
    public CommandResult feed(Path file) throws IOException, InterruptedException {
        return namespace.exec(
                ENVIRONMENT,
                "sh",
                "-c",
                "exec \"$0\" --state \"$1\" <\"$2\"",
                LAUNCHER.toString(),
                state.toString(),
                file.toString());
    }

    /// A field as `monitor` and settings print it, `name: value`; empty if it is not shown.
    public String field(String command, String name) throws IOException {
        Matcher matcher =
                Pattern.compile("(?m)^ *" + Pattern.quote(name) + ": *(.*?) *$").matcher(type(command));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException exception) {
            return exception.toString();
        }
    }
}
