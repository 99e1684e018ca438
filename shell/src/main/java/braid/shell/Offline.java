package braid.shell;

import braid.shell.client.Output;
import braid.shell.client.OutputLost;
import braid.shell.client.Streams;
import braid.shell.console.Consoles;
import braid.shell.server.Frame;
import braid.shell.server.StateDirectory;
import braid.shell.session.InputBytes;
import braid.shell.session.PlainScreen;
import braid.shell.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Commands on the saved configuration, while no router runs: Linux is read and not changed.
final class Offline {
    private Offline() {}

    /// @return the exit status
    /// @throws OutputLost if standard output takes no more
    static int work(StateDirectory state, Frame.Mode mode, String text, byte[] content) throws IOException {
        try (var router = Assembly.offline(state)) {
            if (mode != Frame.Mode.CHECK) {
                System.err.println("no router runs on " + state.path() + ": this works on its saved configuration");
            }
            router.findings().forEach(System.err::println);
            var setting = router.setting();
            var output = Output.ofProcess();
            var screen = new PlainScreen(
                    bytes -> output.write(bytes.getBytes(StandardCharsets.ISO_8859_1)),
                    bytes -> output.writeError(bytes.getBytes(StandardCharsets.ISO_8859_1)),
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
}
