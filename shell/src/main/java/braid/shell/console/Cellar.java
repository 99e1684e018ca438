package braid.shell.console;

import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;

/// F6: a line at the bottom of the screen that stays there, with where one is and what the keys do. (What RouterOS
/// shows there is unverified.) One thread, the editor's.
final class Cellar {
    private static final String KEYS = "F1 help  F3 search  F4 safe mode  F6 cellar  F7 hotlock  F8 whole input";

    private final Terminal terminal;
    private final boolean colour;
    private boolean open;

    Cellar(Terminal terminal, boolean colour) {
        this.terminal = terminal;
        this.colour = colour;
    }

    void toggle(String where, boolean hotLock) {
        open = !open;
        if (open) {
            show(where, hotLock);
        } else {
            Status.getExistingStatus(terminal).ifPresent(Status::hide);
        }
    }

    /// Draws it as things are now; nothing while it is closed.
    void show(String where, boolean hotLock) {
        if (!open) {
            return;
        }
        String text = " " + where.strip() + (hotLock ? "  [hotlock]" : "") + "  " + KEYS;
        AttributedStringBuilder line = new AttributedStringBuilder();
        line.styled(colour ? AttributedStyle.INVERSE : AttributedStyle.DEFAULT, text);
        AttributedString whole = line.toAttributedString();
        Status status = Status.getStatus(terminal);
        status.resize();
        status.update(List.of(whole.columnSubSequence(0, Math.max(1, terminal.getWidth() - 1))));
    }

    /// Rows it takes from the screen.
    int rows() {
        return open ? 1 : 0;
    }
}
