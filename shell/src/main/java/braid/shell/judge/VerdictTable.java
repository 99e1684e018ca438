package braid.shell.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The verdicts on a file as a person reads them: a row a line that holds a command, and how many lines are in each
/// state.
public final class VerdictTable {
    private static final int STATE_WIDTH = Arrays.stream(LineState.values())
            .mapToInt(state -> state.toString().length())
            .max()
            .orElse(0);

    private VerdictTable() {}

    /// @param name of the file
    public static List<String> lines(String name, List<Verdict> verdicts) {
        int numberWidth = Math.max(
                "LINE".length(),
                verdicts.isEmpty()
                        ? 0
                        : Integer.toString(verdicts.getLast().line()).length());
        List<String> lines = new ArrayList<>();
        if (!verdicts.isEmpty()) {
            lines.add(row(" ".repeat(numberWidth - "LINE".length()) + "LINE", "STATE", "REASON"));
        }
        for (Verdict verdict : verdicts) {
            String number = Integer.toString(verdict.line());
            lines.add(row(
                    " ".repeat(numberWidth - number.length()) + number,
                    verdict.state().toString(),
                    verdict.reason()));
        }
        lines.add(name + ": " + summary(verdicts));
        return lines;
    }

    private static String row(String number, String state, String reason) {
        return (number + "  " + state + " ".repeat(STATE_WIDTH + 2 - state.length()) + reason).stripTrailing();
    }

    private static String summary(List<Verdict> verdicts) {
        return Arrays.stream(LineState.values())
                .map(state -> verdicts.stream()
                                .filter(verdict -> verdict.state() == state)
                                .count()
                        + " " + state)
                .collect(Collectors.joining(", "));
    }
}
