package braid.shell.client;

import braid.shell.server.Frame;
import braid.shell.server.StateDirectory;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/// What the program on the terminal does with a router that runs; nothing here knows a command.
public final class Client {
    private static final int FAILED = 1;
    /// As many as a terminal has; without a line editor nobody counts them.
    private static final int ROWS = 24;

    private final Streams streams;
    private final Map<String, String> environment;

    public Client(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = Map.copyOf(environment);
    }

    /// A console on the router, which is started when none runs.
    ///
    /// @param launcher path of the program that starts Braid
    /// @return the exit status
    public int console(StateDirectory state, String launcher) throws IOException {
        return switch (new RouterStarter(state, launcher).attach()) {
            case RouterStarter.Started.Refused(var sentence) -> {
                System.err.println(sentence);
                yield FAILED;
            }
            case RouterStarter.Started.Running(var attachment) -> {
                try (attachment) {
                    yield console(attachment);
                }
            }
        };
    }

    /// A console on a router that runs.
    public int console(Attachment attachment) throws IOException {
        return streams.interactive()
                ? RawTerminal.pass(attachment, environment)
                : pass(attachment, Frame.Mode.PIPE, "", new FileInputStream(FileDescriptor.in));
    }

    /// Statements (`text`) or a file's bytes to a router that runs, as `mode` says.
    ///
    /// @param text the statements, or the file's name; one char a byte
    public int work(Attachment attachment, Frame.Mode mode, String text, byte[] content) {
        return pass(attachment, mode, text, new ByteArrayInputStream(content));
    }

    private int pass(Attachment attachment, Frame.Mode mode, String text, InputStream input) {
        attachment.send(new Frame.Hello(
                mode,
                environment.getOrDefault("TERM", "dumb"),
                Streams.columns(environment),
                streams.error() ? ROWS : 0,
                false,
                text));
        attachment.feed(input);
        return attachment.pump(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    }
}
