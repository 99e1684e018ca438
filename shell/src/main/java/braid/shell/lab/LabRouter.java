package braid.shell.lab;

import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.Namespace;
import braid.shell.client.Attachment;
import braid.shell.server.Frame;
import braid.shell.server.StateDirectory;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A router of the lab: a process in a namespace of its own, as in life. It ends when its standard input does, so
/// that it cannot outlive the lab.
final class LabRouter implements AutoCloseable {
    private static final int STOP_SECONDS = 4;

    private final String name;
    private final StateDirectory state;
    private final Process process;

    private LabRouter(String name, StateDirectory state, Process process) {
        this.name = name;
        this.state = state;
        this.process = process;
    }

    /// What a command gave.
    record Answer(int status, String output, String error) {}

    /// Starts it; consoles can connect after [#awaitReady].
    static LabRouter start(String name, Namespace namespace, Path folder, String launcher)
            throws KernelException, IOException {
        var state = new StateDirectory(folder.resolve(name));
        state.create();
        var builder = new ProcessBuilder(
                        launcher,
                        "daemon",
                        "--until-input-ends",
                        "--state",
                        state.path().toString())
                .redirectError(state.log().toFile());
        return new LabRouter(name, state, namespace.run(builder::start));
    }

    void awaitReady() throws LabFailure, IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(StateDirectory.READY)) {
                return;
            }
        }
        var said = Files.readString(state.log()).strip();
        throw new LabFailure("router " + name + " did not start: " + said);
    }

    Attachment attach() throws LabFailure {
        return Attachment.to(state).orElseThrow(() -> new LabFailure("router " + name + " does not answer"));
    }

    StateDirectory state() {
        return state;
    }

    Answer run(String commands) throws LabFailure, IOException {
        return ask(Frame.Mode.COMMAND, commands, new byte[0]);
    }

    /// Runs what must not fail.
    void change(String commands) throws LabFailure, IOException {
        must(commands, run(commands));
    }

    void importFile(Path file) throws LabFailure, IOException {
        importText(file.getFileName().toString(), Files.readString(file));
    }

    /// @param name for the history
    void importText(String name, String text) throws LabFailure, IOException {
        must("import of " + name, ask(Frame.Mode.IMPORT, name, text.getBytes(StandardCharsets.UTF_8)));
    }

    private void must(String what, Answer answer) throws LabFailure {
        if (answer.status() != 0) {
            throw new LabFailure("router " + name + ", " + what + ": " + (answer.output() + answer.error()).strip());
        }
    }

    private Answer ask(Frame.Mode mode, String text, byte[] input) throws LabFailure, IOException {
        try (var attachment = attach()) {
            attachment.send(new Frame.Hello(mode, "dumb", 200, 0, false, text));
            attachment.feed(new ByteArrayInputStream(input));
            var output = new ByteArrayOutputStream();
            var error = new ByteArrayOutputStream();
            int status = attachment.pump(output, error);
            return new Answer(status, output.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
        }
    }

    /// Lets it say goodbye to its peers, and kills it if that takes too long.
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException _) {
            process.destroyForcibly();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
