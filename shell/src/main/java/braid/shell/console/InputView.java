package braid.shell.console;

import java.util.Objects;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.WCWidth;

/// Draws the input that is edited where the cursor is, and again in the same place; only what has changed
/// is sent. Of an input that is taller than the screen it draws the rows around the cursor. It leaves it to
/// the terminal to break lines, so that they are whole when they are copied or the window gets another
/// width.
///
/// One thread at a time.
final class InputView {
    private final Terminal terminal;
    /// What is on the screen, with the place of the cursor.
    private InputRows drawn = InputRows.NONE;
    /// Which of the input's rows is drawn first.
    private int top;

    InputView(Terminal terminal) {
        this.terminal = terminal;
    }

    /// The cursor is where nothing is drawn yet.
    void forget() {
        drawn = InputRows.NONE;
        top = 0;
    }

    /// @param room how many rows may be drawn, at least 1
    void draw(InputRows input, int room, int columns) {
        int count = Math.min(room, input.rows().size());
        top = Math.clamp(top, input.row() - count + 1, input.row());
        top = Math.min(top, input.rows().size() - count);
        draw(input.part(top, count), columns);
    }

    /// Draws the whole of an input to which nothing will be added, however tall it is; what does not fit is
    /// where a terminal keeps what has left it.
    void finish(InputRows input, int columns) {
        top = 0;
        int row = input.row();
        boolean behindFullRow =
                row > 0 && input.joined().get(row - 1) && input.rows().get(row).length() == 0;
        draw(new InputRows(input.rows(), input.joined(), behindFullRow ? row - 1 : row, input.column()), columns);
    }

    /// Takes it off the screen; the cursor is where it began.
    void erase() {
        goTo(0, 0);
        clearLine();
        for (int row = 1; row < drawn.rows().size(); row++) {
            nextRow();
            clearLine();
        }
        up(drawn.rows().size() - 1);
        forget();
    }

    /// Takes it off a screen that has got another size and has broken its lines anew.
    void erase(int rows, int columns) {
        terminal.puts(Capability.carriage_return);
        up(Math.min(rows - 1, drawn.rowsAboveCursor(columns)));
        terminal.puts(Capability.clr_eos);
        forget();
    }

    private void draw(InputRows now, int columns) {
        int first = 0;
        int both = Math.min(now.rows().size(), drawn.rows().size());
        while (first < both && isDrawn(now, first)) {
            first++;
        }
        if (first < now.rows().size() || drawn.rows().size() > now.rows().size()) {
            first = Math.min(first, now.rows().size() - 1);
            int last = write(now, first, columns);
            for (int row = last + 1; row < drawn.rows().size(); row++) {
                nextRow();
                clearLine();
                last = row;
            }
            up(last - now.row());
            terminal.puts(Capability.carriage_return);
            right(now.column());
        } else {
            goTo(now.row(), now.column());
        }
        drawn = now;
    }

    private boolean isDrawn(InputRows now, int row) {
        return now.rows().get(row).equals(drawn.rows().get(row))
                && Objects.equals(now.joined().get(row), drawn.joined().get(row));
    }

    /// Writes the rows from the first one that is not as it was.
    ///
    /// @return the row it has come to
    private int write(InputRows now, int first, int columns) {
        int row = first;
        int from = first < drawn.rows().size()
                ? sameChars(now.rows().get(row), drawn.rows().get(row))
                : 0;
        if (from == 0 && row > 0 && now.joined().get(row - 1)) {
            // The terminal goes to the next row by itself, and remembers that it did.
            row--;
            from = lastLetter(now.rows().get(row));
        }
        if (row < drawn.rows().size()) {
            goTo(row, now.rows().get(row).substring(0, from).columnLength());
        } else {
            goTo(Math.max(0, drawn.rows().size() - 1), 0);
            for (int below = Math.max(1, drawn.rows().size()); below <= row; below++) {
                nextRow();
            }
        }
        for (; row < now.rows().size(); row++) {
            AttributedString text = now.rows().get(row);
            text.substring(from, text.length()).print(terminal);
            from = 0;
            boolean full = text.columnLength() >= columns;
            if (!full) {
                clearLine();
            }
            boolean last = row + 1 == now.rows().size();
            boolean goesOn = !last
                    && full
                    && now.joined().get(row)
                    && now.rows().get(row + 1).length() > 0;
            if (!last && !goesOn) {
                nextRow();
            }
        }
        return now.rows().size() - 1;
    }

    private static int sameChars(AttributedString one, AttributedString other) {
        int length = Math.min(one.length(), other.length());
        int same = 0;
        while (same < length
                && one.charAt(same) == other.charAt(same)
                && one.styleAt(same).equals(other.styleAt(same))) {
            same++;
        }
        return letterStart(one, same);
    }

    private static int lastLetter(AttributedString row) {
        return letterStart(row, row.length() - 1);
    }

    /// Where the letter begins that the char at `index` belongs to: a mark that has no width of its own
    /// stands on the one before it.
    private static int letterStart(AttributedString row, int index) {
        int at = index;
        while (at > 0
                && at < row.length()
                && (Character.isLowSurrogate(row.charAt(at)) || WCWidth.wcwidth(row.codePointAt(at)) <= 0)) {
            at--;
        }
        return at;
    }

    /// Within what is drawn.
    private void goTo(int row, int column) {
        for (int below = drawn.row(); below < row; below++) {
            nextRow();
        }
        up(drawn.row() - row);
        terminal.puts(Capability.carriage_return);
        right(column);
    }

    private void nextRow() {
        terminal.writer().write("\r\n");
    }

    private void up(int rows) {
        moves(Capability.cursor_up, Capability.parm_up_cursor, rows);
    }

    private void right(int columns) {
        moves(Capability.cursor_right, Capability.parm_right_cursor, columns);
    }

    private void moves(Capability step, Capability steps, int count) {
        if (count > 1 && terminal.puts(steps, count)) {
            return;
        }
        for (int i = 0; i < count; i++) {
            terminal.puts(step);
        }
    }

    private void clearLine() {
        terminal.puts(Capability.clr_eol);
    }
}
