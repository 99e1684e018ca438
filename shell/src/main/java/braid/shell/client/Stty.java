package braid.shell.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The settings of the terminal on standard input, by stty(1).
///
/// JLine's native provider would save the process, but what it writes back is not what it read: the line's speed
/// becomes 0, which hangs up a serial line (seen with 3.30.9).
final class Stty {
    private Stty() {}

    /// Everything off that would change a byte or turn one into a signal.
    static void raw() throws IOException {
        run("raw", "-echo");
    }

    /// All settings, in the form that [#restore] takes.
    static String settings() throws IOException {
        return run("-g");
    }

    static void restore(String settings) throws IOException {
        run(settings);
    }

    /// @param columns 0 if the terminal does not know
    record Size(int rows, int columns) {}

    static Size size() throws IOException {
        var size = run("size");
        int blank = size.indexOf(' ');
        return new Size(Integer.parseInt(size.substring(0, blank)), Integer.parseInt(size.substring(blank + 1)));
    }

    private static String run(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("the terminal refuses: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return said;
    }
}
