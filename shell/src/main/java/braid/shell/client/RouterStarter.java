package braid.shell.client;

import braid.shell.server.StateDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Starts the router as a process of its own, unless one runs: a session leader without a terminal, its standard
/// error in the state directory's log.
final class RouterStarter {
    private final StateDirectory state;
    private final String launcher;

    /// @param launcher path of the program that starts Braid
    RouterStarter(StateDirectory state, String launcher) {
        this.state = state;
        this.launcher = launcher;
    }

    /// A router, and why there is none.
    sealed interface Started {
        record Running(Attachment attachment) implements Started {}

        record Refused(String sentence) implements Started {}
    }

    /// Connects, after starting a router when none runs. Two that call this at once get the same router.
    Started attach() throws IOException {
        var running = Attachment.to(state);
        if (running.isPresent()) {
            return new Started.Running(running.get());
        }
        state.create();
        try (var file = FileChannel.open(state.startLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = file.lock()) {
            var other = Attachment.to(state);
            if (other.isPresent()) {
                return new Started.Running(other.get());
            }
            var refusal = start();
            return refusal.<Started>map(Started.Refused::new)
                    .or(() -> Attachment.to(state).map(Started.Running::new))
                    .orElseGet(() ->
                            new Started.Refused("the router ended as soon as it had started; see " + state.log()));
        }
    }

    /// @return why it does not run
    private Optional<String> start() throws IOException {
        long logged = Files.exists(state.log()) ? Files.size(state.log()) : 0;
        var process = new ProcessBuilder(command())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(state.log().toFile()))
                .start();
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(StateDirectory.READY)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(lastSentence(logged));
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        // Without setsid(1) the router still runs, but ends with the terminal.
        for (var setsid : List.of("/usr/bin/setsid", "/bin/setsid")) {
            if (command.isEmpty() && Files.isExecutable(Path.of(setsid))) {
                command.add(setsid);
            }
        }
        command.addAll(List.of(launcher, "daemon", "--state", state.path().toString()));
        return command;
    }

    private String lastSentence(long from) throws IOException {
        var log = Files.readAllBytes(state.log());
        var text = new String(log, (int) from, log.length - (int) from, StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((_, last) -> last)
                .orElse("the router did not start; see " + state.log());
    }
}
