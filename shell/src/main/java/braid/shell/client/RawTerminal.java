package braid.shell.client;

import braid.shell.server.Frame;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Map;
import org.jline.utils.Signals;

/// The person's terminal, turned over to the router: raw mode, every byte passed on, and its size.
final class RawTerminal {
    private RawTerminal() {}

    /// Passes everything until the console ends; the terminal is then as it was, also after SIGTERM.
    ///
    /// @return the exit status
    static int pass(Attachment attachment, Map<String, String> environment) throws IOException {
        var before = Stty.settings();
        var restore = new Thread(() -> restore(before), "restore-terminal");
        Runtime.getRuntime().addShutdownHook(restore);
        Stty.raw();
        try {
            Signals.register("WINCH", () -> resized(attachment));
            var type = environment.getOrDefault("TERM", "dumb");
            var size = Stty.size();
            attachment.send(new Frame.Hello(
                    Frame.Mode.INTERACTIVE,
                    type,
                    size.columns(),
                    size.rows(),
                    !environment.containsKey("NO_COLOR") && !type.startsWith("dumb"),
                    ""));
            attachment.feed(new FileInputStream(FileDescriptor.in));
            return attachment.pump(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
        } finally {
            restore(before);
            Runtime.getRuntime().removeShutdownHook(restore);
        }
    }

    private static void restore(String settings) {
        try {
            Stty.restore(settings);
        } catch (IOException _) {
            // The terminal is gone, and its settings with it.
        }
    }

    private static void resized(Attachment attachment) {
        try {
            var size = Stty.size();
            attachment.send(new Frame.Resize(size.columns(), size.rows()));
        } catch (IOException _) {
            // The terminal is gone; the end of input tells.
        }
    }
}
