package braid.shell.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import braid.shell.server.Frame;
import braid.shell.server.FrameChannel;
import braid.shell.server.StateDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of the program when its output cannot be written.
class OutputLostTest {
    private static final String BROKEN = "Broken pipe";

    @TempDir
    private Path folder;

    @Test
    void aReaderThatLeavesIsNoFailureAndAFullDiskIs() throws IOException {
        Path socket = folder.resolve("socket");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            OutputLost left = OutputLost.of(socket, new IOException(BROKEN));
            assertThat(left.sentence()).isEmpty();
            assertThat(left.status()).isEqualTo(141);
        }
        Path file = Files.createFile(folder.resolve("file"));
        OutputLost full = OutputLost.of(file, new IOException("No space left on device"));
        assertThat(full.sentence()).contains("cannot write to standard output: No space left on device");
        assertThat(full.status()).isEqualTo(1);
        assertThat(OutputLost.of(folder.resolve("nowhere"), new IOException(BROKEN))
                        .status())
                .isEqualTo(1);
    }

    @Test
    void theRouterHasNotGoneWhenTheReaderHas() throws IOException {
        var state = new StateDirectory(folder);
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(state.socket()));
            try (var console = Attachment.to(state).orElseThrow();
                    var router = new FrameChannel(server.accept())) {
                router.write(new Frame.ErrorData(new byte[] {'e'}));
                router.write(new Frame.Data(new byte[] {'x'}));
                var errors = new ByteArrayOutputStream();
                OutputLost lost = catchThrowableOfType(OutputLost.class, () -> console.pump(new Closed(), errors));
                assertThat(lost).hasRootCauseMessage(BROKEN);
                assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualTo("e");
            }
        }
    }

    @Test
    void whatNobodyReadsOfTheErrorsIsLeftOut() throws IOException {
        var state = new StateDirectory(folder);
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(state.socket()));
            try (var console = Attachment.to(state).orElseThrow();
                    var router = new FrameChannel(server.accept())) {
                router.write(new Frame.ErrorData(new byte[] {'e'}));
                router.write(new Frame.Data(new byte[] {'x'}));
                router.write(new Frame.Exit(0));
                var output = new ByteArrayOutputStream();
                assertThat(console.pump(output, new Closed())).isZero();
                assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("x");
            }
        }
    }

    /// A pipe whose reader has left.
    private static final class Closed extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            throw new IOException(BROKEN);
        }
    }
}
