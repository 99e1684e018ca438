package braid.shell.command;

import braid.shell.render.Hint;
import braid.shell.render.ScreenRows;
import braid.shell.script.Context;
import java.util.List;

/// Lines that are drawn again until the user has seen enough: over the ones before, or below them.
final class LiveBlock {
    private static final String HINT = "-- [Q quit|D dump|C-z pause]";
    private static final String ERASE_BELOW = "\u001b[J";
    private static final int CONTROL_Z = 26;
    private static final String KEYS = "qQdD\u001a";

    private final Context context;
    private final boolean inPlace;
    private List<String> shown = List.of();
    private Hint hint = Hint.of("", 1);

    /// @param inPlace whether lines replace those shown before; needs a terminal
    LiveBlock(Context context, boolean inPlace) {
        this.context = context;
        this.inPlace = inPlace;
    }

    void show(List<String> lines) {
        if (!inPlace) {
            lines.forEach(context.out()::line);
            return;
        }
        int columns = Math.max(1, context.columns());
        List<String> rows = ScreenRows.folded(lines, columns);
        // What does not fit cannot be drawn over: its end stays away.
        int room = Math.max(1, context.rows() - 1);
        List<String> fitting = rows.size() <= room ? rows : rows.subList(0, room);
        StringBuilder block = new StringBuilder(up(columns));
        fitting.forEach(line -> block.append(line).append("\r\n"));
        hint = Hint.of(HINT, columns);
        context.out().raw(block + hint.text());
        shown = List.copyOf(fitting);
    }

    /// Waits for the time to draw again.
    ///
    /// @return whether the user wants to leave
    boolean isLeft(long nanos) {
        int key = context.awaitKey(KEYS, nanos);
        if (key == CONTROL_Z) {
            // Goes on with the next key, the same one for instance.
            key = context.awaitKey(KEYS, Long.MAX_VALUE);
        }
        context.checkInterrupted();
        if (inPlace && (key == 'd' || key == 'D')) {
            // Dumped: these stay, and the next ones are drawn below.
            context.out().raw(hint.erased(context.columns()));
            shown = List.of();
        }
        return key == 'q' || key == 'Q';
    }

    /// Leaves the last values standing, without the hint.
    void end() {
        if (inPlace) {
            context.out().raw(hint.erased(context.columns()));
        }
    }

    /// To where the block begins. A terminal that has got narrower has broken its rows anew.
    private String up(int columns) {
        int rows = Math.min(ScreenRows.height(shown, columns), context.rows() - 1);
        return hint.erased(columns) + (shown.isEmpty() ? "" : ScreenRows.up(rows)) + ERASE_BELOW;
    }
}
