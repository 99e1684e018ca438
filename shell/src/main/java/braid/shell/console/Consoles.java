package braid.shell.console;

import braid.shell.server.Door;
import braid.shell.server.Frame;
import braid.shell.session.Batch;
import braid.shell.session.InputBytes;
import braid.shell.session.PlainScreen;
import braid.shell.session.Session;
import java.nio.charset.StandardCharsets;

/// Opens a session for each console that comes in: with a line editor, or plain.
public final class Consoles implements Door.Handler {
    /// Who comes in by the state directory's socket.
    public static final String USER = "admin";

    private static final int MAX_FILE_BYTES = 64 << 20;
    private static final int OK = 0;

    private final Console.Setting setting;

    public Consoles(Console.Setting setting) {
        this.setting = setting;
    }

    @Override
    public int serve(Frame.Hello hello, Door door) {
        return switch (hello.mode()) {
            case INTERACTIVE -> {
                new Console(USER, setting, hello, door).run(door);
                yield OK;
            }
            case COMMAND, PIPE, IMPORT, CHECK -> plain(hello, door);
        };
    }

    private int plain(Frame.Hello hello, Door door) {
        var screen = new PlainScreen(
                text -> door.output(text.getBytes(StandardCharsets.ISO_8859_1)),
                text -> door.error(text.getBytes(StandardCharsets.ISO_8859_1)),
                hello.columns(),
                hello.colour(),
                hello.rows() > 0);
        var input = new InputBytes();
        try (var session = new Session(USER, setting.root(), setting.services(), screen)) {
            door.listen(new Feed(input, session));
            return serve(hello.mode(), hello.text(), input, session);
        }
    }

    /// A session without a line editor, wherever its words go.
    ///
    /// @return the exit status
    public int serve(Frame.Mode mode, String text, InputBytes input, Session session) {
        var language = setting.language().get();
        return switch (mode) {
            case COMMAND -> Batch.command(text, language, session);
            case PIPE -> Batch.pipe(input, language, session);
            case IMPORT ->
                Batch.file(
                        input,
                        MAX_FILE_BYTES,
                        session,
                        content -> setting.files().importFile(text, content, session));
            case CHECK ->
                Batch.file(
                        input,
                        MAX_FILE_BYTES,
                        session,
                        content -> setting.files().checkFile(text, content, session));
            case INTERACTIVE -> throw new IllegalArgumentException("a terminal needs a line editor");
        };
    }

    /// Piped bytes go to the session; when the program is gone, the session is interrupted.
    private record Feed(InputBytes input, Session session) implements Door.Listener {
        @Override
        public void data(byte[] bytes) {
            input.put(bytes);
        }

        @Override
        public void inputEnded() {
            input.end();
        }

        @Override
        public void resized(int columns, int rows) {}

        @Override
        public void gone() {
            session.end();
            input.end();
        }

        @Override
        public void stopping() {
            input.end();
        }
    }
}
