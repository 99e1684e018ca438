package braid.shell.client;

import braid.shell.server.Frame;
import braid.shell.server.StateDirectory;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Map;

/// What the program on the terminal does with a router that runs; nothing here knows a command.
public final class Client {
    private static final int FAILED = 1;

    private final StateDirectory state;
    private final Streams streams;
    private final Map<String, String> environment;

    public Client(StateDirectory state, Streams streams, Map<String, String> environment) {
        this.state = state;
        this.streams = streams;
        this.environment = Map.copyOf(environment);
    }

    /// A console on the router, which is started when none runs.
    ///
    /// @param launcher path of the program that starts Braid
    /// @return the exit status
    public int console(String launcher) throws IOException {
        return switch (new RouterStarter(state, launcher).attach()) {
            case RouterStarter.Started.Refused(var sentence) -> {
                System.err.println(sentence);
                yield FAILED;
            }
            case RouterStarter.Started.Running(var attachment) -> {
                try (attachment) {
                    yield streams.interactive()
                            ? RawTerminal.pass(attachment, environment)
                            : pass(attachment, Frame.Mode.PIPE, "", new FileInputStream(FileDescriptor.in));
                }
            }
        };
    }

    /// Statements on a router that runs.
    ///
    /// @param text one char a byte
    public int command(Attachment attachment, String text) {
        return pass(attachment, Frame.Mode.COMMAND, text, new ByteArrayInputStream(new byte[0]));
    }

    /// A file's bytes to a router that runs.
    public int file(Attachment attachment, Frame.Mode mode, String name, byte[] content) {
        return pass(attachment, mode, name, new ByteArrayInputStream(content));
    }

    private int pass(Attachment attachment, Frame.Mode mode, String text, java.io.InputStream input) {
        attachment.send(new Frame.Hello(
                mode,
                environment.getOrDefault("TERM", "dumb"),
                Streams.columns(environment),
                0,
                false,
                text));
        attachment.feed(input);
        return attachment.pump(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    }
}
