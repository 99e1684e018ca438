package braid.shell.session;

import braid.shell.render.Hint;
import braid.shell.render.TextWidth;
import java.util.List;

/// Lines shown a screen at a time (routeros-console.md section 1.9). Space, Down and Page Down go on by a
/// screen, Enter by a line, Up and Page Up go back, `d` shows the rest, `q` ends it.
final class Pager {
    private static final String CLEAR = "\u001b[H\u001b[2J";
    private static final int ESCAPE = 27;
    private static final int CONTROL_C = 3;

    /// A key that sends several bytes sends them at once.
    private static final long SEQUENCE_NANOS = 50_000_000;

    private enum Wish {
        SCREEN,
        LINE,
        BACK,
        REST,
        END
    }

    private final Session session;
    private final List<String> lines;
    private int next;

    private Pager(Session session, List<String> lines) {
        this.session = session;
        this.lines = List.copyOf(lines);
    }

    static void show(Session session, List<String> lines) {
        new Pager(session, lines).show();
    }

    private void show() {
        forward(room());
        while (next < lines.size()) {
            switch (ask()) {
                case SCREEN -> forward(room());
                case LINE -> forward(1);
                case BACK -> {
                    next = before(before(next));
                    session.raw(CLEAR);
                    forward(room());
                }
                case REST -> forward(Integer.MAX_VALUE);
                case END -> next = lines.size();
            }
        }
    }

    /// Rows of a screen above the footer.
    private int room() {
        return Math.max(1, session.rows() - 1);
    }

    /// Shows lines that take that many rows; one at least.
    private void forward(int rows) {
        int left = rows;
        boolean first = true;
        while (next < lines.size() && (first || height(next) <= left)) {
            session.line(lines.get(next));
            left -= height(next);
            next++;
            first = false;
        }
    }

    /// The first line of the screen that ends before line `end`.
    private int before(int end) {
        int first = end;
        int left = room();
        while (first > 0 && (first == end || height(first - 1) <= left)) {
            first--;
            left -= height(first);
        }
        return first;
    }

    /// Rows that a line takes: the terminal breaks what is longer than a row.
    private int height(int line) {
        int columns = Math.max(1, session.columns());
        return Math.max(1, (TextWidth.of(lines.get(line)) + columns - 1) / columns);
    }

    private Wish ask() {
        Hint footer =
                Hint.of(before(next) > 0 ? "-- [Q quit|D dump|up|down]" : "-- [Q quit|D dump|down]", session.columns());
        session.raw(footer.text());
        Wish wish = wish();
        session.raw(footer.erased(session.columns()));
        session.checkInterrupted();
        return wish;
    }

    private Wish wish() {
        int key = session.readKey(Long.MAX_VALUE);
        return switch (key) {
            case 'q', 'Q', CONTROL_C, -1 -> Wish.END;
            case 'd', 'D' -> Wish.REST;
            case '\r', '\n' -> Wish.LINE;
            case ESCAPE -> sequence();
            default -> Wish.SCREEN;
        };
    }

    /// `ESC [ A`, `ESC O A`, `ESC [ 5 ~`: what begins so is one key.
    private Wish sequence() {
        int key = session.readKey(SEQUENCE_NANOS);
        if (key != '[' && key != 'O') {
            return Wish.SCREEN;
        }
        StringBuilder rest = new StringBuilder();
        do {
            key = session.readKey(SEQUENCE_NANOS);
            rest.append((char) key);
        } while (key >= '0' && key <= '?');
        return switch (rest.toString()) {
            case "A", "5~" -> Wish.BACK;
            default -> Wish.SCREEN;
        };
    }
}
