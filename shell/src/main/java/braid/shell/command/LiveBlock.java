package braid.shell.command;

import braid.shell.script.Context;
import java.util.List;

/// Lines that are drawn again in the same place until the user has seen enough.
final class LiveBlock {
    private static final String HINT = "-- [Q quit|D dump|C-z pause]";
    private static final int CONTROL_Z = 26;

    private final Context context;
    private int height;

    LiveBlock(Context context) {
        this.context = context;
    }

    /// Draws the lines and waits.
    ///
    /// @return whether the user wants to leave
    boolean show(List<String> lines, long waitNanos) {
        clear();
        StringBuilder block = new StringBuilder();
        lines.forEach(line -> block.append(line).append("\r\n"));
        context.out().raw(block + HINT);
        height = lines.size();
        int key = context.readKey(waitNanos);
        while (key == CONTROL_Z) {
            key = context.readKey(Long.MAX_VALUE);
        }
        context.checkInterrupted();
        if (key == 'd' || key == 'D') {
            clear();
            context.out().raw(block.toString());
            height = 0;
        }
        return key == 'q' || key == 'Q' || key == 3;
    }

    /// Leaves the last values standing, without the hint.
    void end() {
        context.out().raw("\r\u001b[K");
    }

    private void clear() {
        context.out().raw(height == 0 ? "\r\u001b[J" : "\r\u001b[" + height + "A\u001b[J");
    }
}
