package braid.shell.client;

import java.util.Map;

/// Which of the program's streams are a terminal, and how wide its output may be.
///
/// The launcher asks the shell, which is cheap, and hands the answer on as the system property `braid.terminals`:
/// the letters `i`, `o` and `e`.
public record Streams(boolean input, boolean output, boolean error) {
    private static final int COLUMNS = 80;

    public static Streams ofProcess() {
        var letters = System.getProperty("braid.terminals", "");
        return new Streams(letters.contains("i"), letters.contains("o"), letters.contains("e"));
    }

    public boolean interactive() {
        return input && output;
    }

    /// Of output that goes to no terminal: 80 unless COLUMNS says otherwise.
    public static int columns(Map<String, String> environment) {
        try {
            int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
            return columns > 0 ? columns : COLUMNS;
        } catch (NumberFormatException _) {
            return COLUMNS;
        }
    }
}
