package braid.shell;

import braid.shell.client.Attachment;
import braid.shell.client.Streams;
import braid.shell.console.Consoles;
import braid.shell.server.ConsoleServer;
import braid.shell.server.Frame;
import braid.shell.server.StateDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/// A short life of a router without a network and of a console on it, so that the JVM records the classes that a
/// start needs.
final class WarmUp {
    private static final String TYPED = "/interface/pppoe-cl\tprint\r?\b/\r/log print\r:put \"1\"\rquit\r";

    private WarmUp() {}

    static int run() throws IOException {
        var state = new StateDirectory(Files.createTempDirectory("braid-warm-up"));
        try (var router = Assembly.offline(state);
                var server = ConsoleServer.bind(state)) {
            server.serve(new Consoles(router.setting()));
            Streams.ofProcess();
            console(state, Frame.Mode.PIPE, "/interface print\n/export\n:put [:len abc]\n");
            console(state, Frame.Mode.INTERACTIVE, TYPED);
        } finally {
            LabRun.delete(state.path());
        }
        return 0;
    }

    private static void console(StateDirectory state, Frame.Mode mode, String typed) throws IOException {
        try (var attachment = Attachment.to(state).orElseThrow()) {
            attachment.send(new Frame.Hello(mode, "xterm-256color", 80, 24, true, ""));
            attachment.feed(new ByteArrayInputStream(typed.getBytes(StandardCharsets.US_ASCII)));
            attachment.pump(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        }
    }
}
