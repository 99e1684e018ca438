package braid.shell.client;

import braid.shell.server.Frame;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Map;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// The person's terminal, turned over to the router: raw mode, every byte passed on, and its size.
final class RawTerminal {
    private RawTerminal() {}

    /// Passes everything until the console ends; the terminal is then as it was, also after SIGTERM.
    ///
    /// @return the exit status
    static int pass(Attachment attachment, Map<String, String> environment) throws IOException {
        try (var terminal = TerminalBuilder.builder()
                .system(true)
                .dumb(false)
                .provider("jni")
                .signalHandler(Terminal.SignalHandler.SIG_DFL)
                .nativeSignals(true)
                .build()) {
            var before = terminal.getAttributes();
            var restore = new Thread(() -> terminal.setAttributes(before), "restore-terminal");
            Runtime.getRuntime().addShutdownHook(restore);
            var type = environment.getOrDefault("TERM", "dumb");
            enterRaw(terminal);
            try {
                terminal.handle(
                        Terminal.Signal.WINCH,
                        _ -> attachment.send(new Frame.Resize(terminal.getWidth(), terminal.getHeight())));
                attachment.send(new Frame.Hello(
                        Frame.Mode.INTERACTIVE,
                        type,
                        terminal.getWidth(),
                        terminal.getHeight(),
                        !environment.containsKey("NO_COLOR") && !type.startsWith("dumb"),
                        ""));
                attachment.feed(new FileInputStream(FileDescriptor.in));
                return attachment.pump(
                        new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
            } finally {
                terminal.setAttributes(before);
                Runtime.getRuntime().removeShutdownHook(restore);
            }
        }
    }

    /// Everything off that would change a byte or turn one into a signal.
    private static void enterRaw(Terminal terminal) {
        terminal.enterRawMode();
        var raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        raw.setOutputFlag(Attributes.OutputFlag.OPOST, false);
        raw.setControlChar(Attributes.ControlChar.VMIN, 1);
        raw.setControlChar(Attributes.ControlChar.VTIME, 0);
        terminal.setAttributes(raw);
    }
}
