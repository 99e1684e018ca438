package braid.shell.client;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Standard output takes no more: what was asked for ends, wherever it is. Of a reader that has left (`braid -c /export
/// |
/// head -2`) nobody is told, and the status is that of a program that SIGPIPE killed, which the JVM ignores: 141.
public final class OutputLost extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int FAILED = 1;
    /// What a shell says of a program that signal 13 has ended.
    private static final int BY_SIGPIPE = 128 + 13;

    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
    /// inode(7).
    private static final int S_IFMT = 0170000;

    private static final int S_IFIFO = 0010000;
    private static final int S_IFSOCK = 0140000;

    private final boolean readerLeft;

    private OutputLost(boolean readerLeft, IOException cause) {
        super("cannot write to standard output: " + cause.getMessage(), cause);
        this.readerLeft = readerLeft;
    }

    /// @param cause of writing to standard output
    static OutputLost of(IOException cause) {
        return of(STANDARD_OUTPUT, cause);
    }

    /// Why a write failed stands in its message only; a pipe or a socket fails when nobody reads it any more.
    static OutputLost of(Path output, IOException cause) {
        try {
            int type = (int) Files.getAttribute(output, "unix:mode") & S_IFMT;
            return new OutputLost(type == S_IFIFO || type == S_IFSOCK, cause);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            cause.addSuppressed(unknown);
            return new OutputLost(false, cause);
        }
    }

    /// The sentence for the person; empty when there is none to be said.
    public Optional<String> sentence() {
        return readerLeft ? Optional.empty() : Optional.of(getMessage());
    }

    /// The exit status.
    public int status() {
        return readerLeft ? BY_SIGPIPE : FAILED;
    }
}
