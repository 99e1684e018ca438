package braid.shell;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A terminal for a program under test: tmux, with a server of its own. Waiting for the screen is waiting
/// for the program's output, never for time.
public final class Tmux implements AutoCloseable {
    /// Longer than anything a test waits for takes; then the screen tells what went wrong.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// More than a program writes between two looks.
    private static final int ENDED = 1 << 20;

    private final Path socket;
    private final InputStream output;
    private final Semaphore written = new Semaphore(0);

    private Tmux(Path socket, InputStream output) {
        this.socket = socket;
        this.output = output;
    }

    public static boolean installed() {
        return Files.isExecutable(Path.of("/usr/bin/tmux"));
    }

    /// Runs a shell command on a terminal of that size.
    ///
    /// @param folder for the terminal's own files
    public static Tmux start(Path folder, int columns, int rows, Map<String, String> environment, String command)
            throws IOException, InterruptedException {
        var socket = folder.resolve("tmux");
        var fifo = folder.resolve("output");
        execute(environment, List.of("mkfifo", fifo.toString()));
        // The command waits for a key, so that none of its output is missed.
        tmux(
                socket,
                environment,
                "new-session -d -x " + columns + " -y " + rows,
                "sh -c 'read -r _; " + command + "; echo exit status: $?; cat'");
        tmux(socket, environment, "pipe-pane", "cat >" + fifo);
        var terminal = new Tmux(socket, new FileInputStream(fifo.toFile()));
        Thread.ofPlatform().name("tmux-output").daemon().start(terminal::listen);
        terminal.keys("Enter");
        return terminal;
    }

    /// Types keys by their tmux names (`Enter`, `C-c`, `F1`), or text.
    public void keys(String... keys) throws IOException, InterruptedException {
        tmux(socket, Map.of(), "send-keys", keys);
    }

    public void type(String text) throws IOException, InterruptedException {
        tmux(socket, Map.of(), "send-keys -l", text);
    }

    /// Pastes a text as a terminal does when its user pastes: with the marks around it that the program
    /// asked for.
    ///
    /// @param folder for the text
    public void paste(Path folder, String text) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("pasted"), text);
        tmux(socket, Map.of(), "load-buffer", file.toString());
        tmux(socket, Map.of(), "paste-buffer -p");
    }

    public void resize(int columns, int rows) throws IOException, InterruptedException {
        tmux(socket, Map.of(), "resize-window -x " + columns + " -y " + rows);
    }

    public String screen() throws IOException, InterruptedException {
        return tmux(socket, Map.of(), "capture-pane -p");
    }

    /// The same with the codes of its colours.
    public String colouredScreen() throws IOException, InterruptedException {
        return tmux(socket, Map.of(), "capture-pane -e -p");
    }

    /// Notes each time the program writes something, until it ends.
    private void listen() {
        try (output) {
            var chunk = new byte[4096];
            while (output.read(chunk) >= 0) {
                written.release();
            }
        } catch (IOException _) {
            // The terminal is closed.
        }
        written.release(ENDED);
    }

    /// Waits until the screen shows `text`.
    ///
    /// @return the screen
    public String sees(String text) throws IOException, InterruptedException {
        return sees(text, PATIENCE);
    }

    public String sees(String text, Duration patience) throws IOException, InterruptedException {
        return sees("'" + text + "'", screen -> screen.contains(text), patience);
    }

    /// Waits until the screen is as `condition` wants it.
    ///
    /// @param what names it in the failure
    /// @return the screen
    public String sees(String what, Predicate<String> condition) throws IOException, InterruptedException {
        return sees(what, condition, PATIENCE);
    }

    private String sees(String what, Predicate<String> condition, Duration patience)
            throws IOException, InterruptedException {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        var screen = screen();
        while (!condition.test(screen)) {
            // Many writes may be waiting: one look is about all of them.
            int before = written.drainPermits();
            boolean more = before > 0 || written.tryAcquire(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            screen = screen();
            if (!condition.test(screen) && (!more || before >= ENDED)) {
                throw new AssertionError((more ? "the terminal has closed while waiting for " : "never seen: ") + what
                        + " on\n" + screen);
            }
        }
        return screen;
    }

    @Override
    public void close() throws IOException {
        try {
            // An interrupted test, too, must leave nothing behind.
            boolean interrupted = Thread.interrupted();
            tmux(socket, Map.of(), "kill-server");
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String tmux(Path socket, Map<String, String> environment, String words, String... more)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of("tmux", "-u", "-f", "/dev/null", "-S", socket.toString()));
        command.addAll(List.of(words.split(" ", -1)));
        command.addAll(List.of(more));
        return execute(environment, command);
    }

    private static String execute(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + said);
        }
        return said;
    }
}
