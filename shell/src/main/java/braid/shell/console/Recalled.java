package braid.shell.console;

import java.util.ArrayList;
import java.util.List;

/// A command of several lines that came from the history: one of its lines is edited at a time, under the prompt
/// `line 2 of 3> `. One thread, the editor's.
final class Recalled {
    private final List<String> lines = new ArrayList<>();
    private int at;

    /// Takes a text apart; a single line is nothing to take apart.
    ///
    /// @param last whether its last line is edited first
    /// @return whether it has several lines
    boolean take(String text, boolean last) {
        lines.clear();
        if (text.indexOf('\n') >= 0) {
            lines.addAll(List.of(text.split("\n", -1)));
            at = last ? lines.size() - 1 : 0;
        }
        return isActive();
    }

    boolean isActive() {
        return !lines.isEmpty();
    }

    /// The line that is edited, as it was when it came.
    String line() {
        return lines.get(at);
    }

    /// Whether there is a line so far from the one that is edited.
    boolean has(int step) {
        return isActive() && at + step >= 0 && at + step < lines.size();
    }

    /// Goes to another line.
    ///
    /// @param edited the line as it is left
    /// @return the other line
    String move(int step, String edited) {
        lines.set(at, edited);
        at += step;
        return lines.get(at);
    }

    /// How far it is to the first line, and to the last one.
    int toFirst() {
        return -at;
    }

    int toLast() {
        return lines.size() - 1 - at;
    }

    /// What stands before the line that is edited, line ends included.
    String before() {
        return isActive() ? joined(lines.subList(0, at)) : "";
    }

    /// The whole text; it is edited as one from now on.
    ///
    /// @param edited the line as it is left
    String whole(String edited) {
        lines.set(at, edited);
        String text = String.join("\n", lines);
        lines.clear();
        return text;
    }

    void forget() {
        lines.clear();
    }

    String prompt() {
        return "line " + (at + 1) + " of " + lines.size() + "> ";
    }

    private static String joined(List<String> some) {
        return some.isEmpty() ? "" : String.join("\n", some) + "\n";
    }
}
