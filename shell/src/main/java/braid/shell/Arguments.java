package braid.shell;

import braid.grammar.format.Quoting;
import braid.shell.client.Attachment;
import braid.shell.client.Client;
import braid.shell.client.Streams;
import braid.shell.command.BraidVersion;
import braid.shell.config.StateInUse;
import braid.shell.server.Frame;
import braid.shell.server.StateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/// What can stand behind `braid`. Without a command: a console, or the commands given with `-c`.
@Command(
        name = "braid",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Arguments.VersionText.class,
        description = "A router driven by RouterOS commands. Without a command: a console on the router.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:done", "1:a command failed", "2:wrong arguments"})
final class Arguments implements Callable<Integer> {
    @Option(
            names = "--state",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description =
                    "what the router remembers (default: /var/lib/braid for root, else" + " $XDG_STATE_HOME/braid)")
    private Optional<Path> state = Optional.empty();

    @Option(names = "-c", paramLabel = "COMMANDS", description = "run console commands and leave")
    private Optional<String> commands = Optional.empty();

    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Braid " + BraidVersion.text()};
        }
    }

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /// A router that starts holds its directory for 10 s at most before it answers.
    private static final int MOST_TRIES = 200;

    private final LongSupplier clockNanos;
    private final Consumer<Duration> pause;

    /// @param pause lets so much time pass
    Arguments(LongSupplier clockNanos, Consumer<Duration> pause) {
        this.clockNanos = clockNanos;
        this.pause = pause;
    }

    private final Client client = new Client(Streams.ofProcess(), System.getenv());

    private StateDirectory state() {
        var directory = state.map(StateDirectory::new)
                .orElseGet(() ->
                        StateDirectory.byDefault("root".equals(System.getProperty("user.name")), System.getenv()));
        directory.refusal().ifPresent(sentence -> {
            throw new Refusal(sentence);
        });
        return directory;
    }

    /// Where a running router is asked, and a saved configuration is worked on when none runs.
    private int work(Frame.Mode mode, String text, byte[] content) throws IOException {
        var directory = state();
        for (int tries = 0; ; tries++) {
            var attachment = Attachment.to(directory);
            if (attachment.isPresent()) {
                try (var router = attachment.get()) {
                    return client.work(router, mode, text, content);
                }
            }
            try {
                return Offline.work(directory, mode, text, content);
            } catch (StateInUse e) {
                if (tries == MOST_TRIES) {
                    throw new Refusal(e.getMessage());
                }
                pause.accept(LOOK_AGAIN);
            }
        }
    }

    @Override
    public Integer call() throws IOException {
        if (commands.isPresent()) {
            return work(Frame.Mode.COMMAND, bytes(commands.get()), new byte[0]);
        }
        return client.console(state(), launcher());
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String launcher() {
        return Optional.ofNullable(System.getProperty("braid.launcher"))
                .orElseThrow(() -> new Refusal("braid: start it with shell/bin/braid"));
    }

    @Command(name = "daemon", description = "the router in the foreground, without a console")
    int daemon(@Option(names = "--until-input-ends", hidden = true) boolean untilInputEnds) throws IOException {
        return new Daemon(state()).run(untilInputEnds);
    }

    @Command(name = "import", description = "import a file of console commands, all or nothing")
    int importFile(
            @Option(names = "--dry-run", description = "change nothing, show what would be done") boolean dryRun,
            @Option(names = "--skip-unknown", description = "keep unknown lines as remarks") boolean skipUnknown,
            @Option(names = "--keep-refused", description = "also without firewall rules that cannot be honoured")
                    boolean keepRefused,
            @Option(names = "--verbose", description = "say each line before it runs") boolean verbose,
            @Option(names = "--from-line", paramLabel = "N", description = "the first line to run")
                    Optional<Integer> fromLine,
            @Parameters(paramLabel = "FILE.rsc") Path file)
            throws IOException {
        var arguments = new StringBuilder("file-name=")
                .append(Quoting.quote(bytes(file.getFileName().toString())));
        var given =
                Map.of("dry-run", dryRun, "skip-unknown", skipUnknown, "keep-refused", keepRefused, "verbose", verbose);
        given.forEach((name, yes) -> arguments.append(yes ? " " + name + "=yes" : ""));
        fromLine.ifPresent(line -> arguments.append(" from-line=").append(line));
        return work(Frame.Mode.IMPORT, arguments.toString(), read(file));
    }

    @Command(name = "check", description = "say of each line what would become of it; change nothing")
    int check(@Parameters(paramLabel = "FILE.rsc", arity = "1..*") List<Path> files) throws IOException {
        int status = 0;
        for (var file : files) {
            status = Math.max(status, work(Frame.Mode.CHECK, bytes(file.toString()), read(file)));
        }
        return status;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException _) {
            throw new Refusal("cannot read " + file);
        }
    }

    @Command(name = "lab", description = "two routers and emulated DSL lines on this machine")
    int lab(
            @Option(
                            names = "--line",
                            defaultValue = "20M/20M,20M/20M",
                            paramLabel = "DOWN/UP,...",
                            description = "rates of the lines, one or more; may be given again for more lines"
                                    + " (default: ${DEFAULT-VALUE})")
                    List<String> lines,
            @Option(names = "--no-shell", description = "leave after the table") boolean noShell)
            throws IOException {
        return LabRun.run(String.join(",", lines), !noShell, launcher(), client, clockNanos, pause);
    }

    /// A little of everything, so that the launcher can record which classes a start needs.
    @Command(name = "warm-up", hidden = true)
    int warmUp() throws IOException {
        return WarmUp.run();
    }
}
