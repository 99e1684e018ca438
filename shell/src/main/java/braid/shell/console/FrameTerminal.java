package braid.shell.console;

import braid.shell.server.Door;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;

/// A terminal at the other end of a door: JLine's line discipline between frames and the line editor.
final class FrameTerminal {
    /// Names that terminfo has; anything else could be an option to a program that JLine runs.
    private static final Pattern TERMINAL_TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

    private static final int BUFFER_BYTES = 8192;

    private FrameTerminal() {}

    /// Ctrl-C is a key here, echo is the editor's, and line ends become what a terminal in raw mode needs.
    static LineDisciplineTerminal open(String type, int columns, int rows, Door door) {
        var known = TERMINAL_TYPE.matcher(type).matches() ? type : "ansi";
        var output = new BufferedOutputStream(new DoorOutput(door), BUFFER_BYTES);
        LineDisciplineTerminal terminal;
        try {
            terminal = new LineDisciplineTerminal("braid", known, output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        terminal.setSize(size(columns, rows));
        terminal.enterRawMode();
        var attributes = terminal.getAttributes();
        attributes.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        attributes.setInputFlag(Attributes.InputFlag.ICRNL, false);
        terminal.setAttributes(attributes);
        return terminal;
    }

    static void resize(LineDisciplineTerminal terminal, int columns, int rows) {
        terminal.setSize(size(columns, rows));
        terminal.raise(Terminal.Signal.WINCH);
    }

    /// A serial line does not know its size.
    private static Size size(int columns, int rows) {
        return new Size(columns > 0 ? columns : 80, rows > 0 ? rows : 24);
    }

    private static final class DoorOutput extends OutputStream {
        private final Door door;

        DoorOutput(Door door) {
            this.door = door;
        }

        @Override
        public void write(int single) {
            door.output(new byte[] {(byte) single});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            door.output(Arrays.copyOfRange(bytes, offset, offset + length));
        }
    }
}
