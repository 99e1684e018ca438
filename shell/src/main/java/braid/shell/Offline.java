package braid.shell;

import braid.shell.client.Streams;
import braid.shell.console.Consoles;
import braid.shell.server.Frame;
import braid.shell.server.StateDirectory;
import braid.shell.session.InputBytes;
import braid.shell.session.PlainScreen;
import braid.shell.session.Session;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Commands on the saved configuration, while no router runs: Linux is read and not changed.
final class Offline {
    private Offline() {}

    /// @return the exit status
    static int work(StateDirectory state, Frame.Mode mode, String text, byte[] content) throws IOException {
        try (var router = Assembly.offline(state)) {
            if (mode != Frame.Mode.CHECK) {
                System.err.println("no router runs on " + state.path() + ": this works on its saved configuration");
            }
            router.findings().forEach(System.err::println);
            var setting = router.setting();
            var screen = new PlainScreen(
                    to(new FileOutputStream(FileDescriptor.out)),
                    to(new FileOutputStream(FileDescriptor.err)),
                    Streams.columns(System.getenv()),
                    false,
                    Streams.ofProcess().error());
            var input = new InputBytes();
            input.end(content);
            try (var session = new Session(Consoles.USER, setting.root(), setting.services(), screen)) {
                return new Consoles(setting).serve(mode, text, input, session);
            }
        }
    }

    private static Consumer<String> to(OutputStream stream) {
        return text -> {
            try {
                stream.write(text.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write: " + e.getMessage(), e);
            }
        };
    }
}
