package braid.shell.console;

import braid.shell.session.Language;
import java.util.HashMap;
import java.util.List;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.Status;

/// JLine's line editor with a picture of the input that is right on every width and height: JLine's own
/// counts on letters of one column, and cuts an input that is taller than the screen even when it is done.
///
/// A dumb terminal is JLine's.
class DrawnReader extends LineReaderImpl {
    private static final AttributedString LINE_END = new AttributedString("\n");

    private final InputView view;
    private final Continuations continuations;
    private final boolean dumb;
    private boolean masked;
    private int rowsOfStatus;

    DrawnReader(Terminal terminal, Language language) {
        super(terminal, "braid", new HashMap<>());
        this.view = new InputView(terminal);
        this.continuations = new Continuations(language);
        this.dumb = terminal.getType().startsWith("dumb");
    }

    @Override
    public String readLine(String prompt, String rightPrompt, Character mask, String buffer) {
        masked = mask != null;
        view.forget();
        return super.readLine(prompt, rightPrompt, mask, buffer);
    }

    /// Whether what is typed is not shown.
    final boolean isMasked() {
        return masked;
    }

    final boolean isDumb() {
        return dumb;
    }

    @Override
    protected void redisplay(boolean flush) {
        if (dumb) {
            super.redisplay(flush);
            return;
        }
        lock.lock();
        try {
            Status status = Status.getStatus(terminal, false);
            int taken = status == null ? 0 : status.size();
            if (taken != rowsOfStatus) {
                // The screen has moved for it.
                view.erase();
                rowsOfStatus = taken;
            }
            if (status != null) {
                status.redraw();
            }
            int columns = Math.max(1, size.getColumns());
            if (state == State.NORMAL) {
                view.draw(rows(columns), Math.max(1, size.getRows() - taken), columns);
            } else {
                view.finish(rows(columns), columns);
            }
            if (flush) {
                terminal.flush();
            }
        } finally {
            lock.unlock();
        }
    }

    private InputRows rows(int columns) {
        List<String> prompts = continuations.of(lines());
        int cursor = prompt.length() + buf.cursor();
        int line =
                (int) buf.upToCursor().chars().filter(letter -> letter == '\n').count();
        for (int i = 0; i < line; i++) {
            cursor += prompts.get(i).length();
        }
        return InputRows.of(getDisplayedBufferWithPrompts(List.of()), cursor, columns);
    }

    private List<String> lines() {
        return List.of(buf.toString().split("\n", -1));
    }

    /// The prompt and the input, each further line with a prompt of its own, and what a search shows below.
    @Override
    public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
        List<String> prompts = continuations.of(lines());
        AttributedStringBuilder text = new AttributedStringBuilder();
        text.append(prompt);
        AttributedString input = shown();
        int start = 0;
        for (String further : prompts) {
            int end = input.toString().indexOf('\n', start) + 1;
            text.append(input.substring(start, end)).append(further);
            start = end;
        }
        text.append(input.substring(start, input.length()));
        if (post != null) {
            text.append(LINE_END).append(post.get());
        }
        return text.toAttributedString();
    }

    private AttributedString shown() {
        if (masked) {
            return new AttributedString("*".repeat(buf.length()));
        }
        return getHighlighter() == null
                ? new AttributedString(buf.toString())
                : getHighlighter().highlight(this, buf.toString());
    }

    /// It is drawn again after each key; what is on the screen is known.
    @Override
    public boolean redrawLine() {
        return !dumb || super.redrawLine();
    }

    @Override
    public boolean clearScreen() {
        view.forget();
        return super.clearScreen();
    }

    @Override
    public boolean clear() {
        if (dumb) {
            return super.clear();
        }
        view.erase();
        return true;
    }

    @Override
    public void printAbove(String text) {
        if (dumb) {
            super.printAbove(text);
            return;
        }
        lock.lock();
        try {
            if (reading) {
                view.erase();
            }
            terminal.writer().print(text.endsWith("\n") ? text : text + "\n");
            if (reading) {
                redisplay(false);
            }
            terminal.flush();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void printAbove(AttributedString text) {
        printAbove(text.toAnsi(terminal));
    }

    @Override
    protected synchronized void handleSignal(Terminal.Signal signal) {
        if (dumb || signal != Terminal.Signal.WINCH) {
            super.handleSignal(signal);
            return;
        }
        lock.lock();
        try {
            if (!size.equals(terminal.getBufferSize())) {
                size.copy(terminal.getBufferSize());
                view.erase(size.getRows(), Math.max(1, size.getColumns()));
                Status status = Status.getStatus(terminal, false);
                if (status != null) {
                    status.resize(size);
                }
                redisplay(true);
            }
        } finally {
            lock.unlock();
        }
    }
}
