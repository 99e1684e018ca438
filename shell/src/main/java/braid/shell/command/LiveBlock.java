package braid.shell.command;

import braid.shell.script.Context;
import java.util.List;

/// Lines that are drawn again until the user has seen enough: over the ones before, or below them.
final class LiveBlock {
    private static final String HINT = "-- [Q quit|D dump|C-z pause]";
    private static final String ERASE_HINT = "\r\u001b[K";
    private static final int CONTROL_Z = 26;
    private static final String KEYS = "qQdD\u001a";

    private final Context context;
    private final boolean inPlace;
    private List<String> shown = List.of();

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
        // What does not fit cannot be drawn over: its end stays away.
        int room = Math.max(1, context.rows() - 1);
        List<String> fitting = lines.size() <= room ? lines : lines.subList(0, room);
        StringBuilder block = new StringBuilder(up());
        fitting.forEach(line -> block.append(line).append("\r\n"));
        context.out().raw(block + HINT);
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
            context.out().raw(ERASE_HINT);
            shown = List.of();
        }
        return key == 'q' || key == 'Q';
    }

    /// Leaves the last values standing, without the hint.
    void end() {
        if (inPlace) {
            context.out().raw(ERASE_HINT);
        }
    }

    private String up() {
        return shown.isEmpty() ? "\r\u001b[J" : "\r\u001b[" + shown.size() + "A\u001b[J";
    }
}
