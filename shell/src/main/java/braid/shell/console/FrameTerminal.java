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
final class FrameTerminal extends LineDisciplineTerminal {
    /// Names that terminfo has; anything else could be an option to a program that JLine runs.
    private static final Pattern TERMINAL_TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

    private static final int BUFFER_BYTES = 8192;

    private final TerminalKeys keys;

    private FrameTerminal(String type, OutputStream output, ControlC controlC) throws IOException {
        super("braid", type, output, StandardCharsets.UTF_8);
        keys = new TerminalKeys(slaveReader, controlC);
    }

    /// Ctrl-C is a key here, echo is the editor's, and line ends become what a terminal in raw mode needs.
    ///
    /// @param controlC hears of each Ctrl-C that is read
    static FrameTerminal open(String type, int columns, int rows, Door door, ControlC controlC) {
        var known = TERMINAL_TYPE.matcher(type).matches() ? type : "ansi";
        var output = new BufferedOutputStream(new DoorOutput(door), BUFFER_BYTES);
        FrameTerminal terminal;
        try {
            terminal = new FrameTerminal(known, output, controlC);
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

    void resize(int columns, int rows) {
        setSize(size(columns, rows));
        raise(Terminal.Signal.WINCH);
    }

    @Override
    public TerminalKeys reader() {
        return keys;
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
