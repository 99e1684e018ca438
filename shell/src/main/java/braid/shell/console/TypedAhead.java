package braid.shell.console;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import org.jline.terminal.impl.LineDisciplineTerminal;

/// Keys on their way to the terminal. JLine's terminal holds a thousand and makes whoever brings more wait; the thread
/// that hears Ctrl-C must not wait for a command that reads no keys.
final class TypedAhead {
    /// Chunks kept while nobody reads; then the sender waits.
    static final int BOUND_CHUNKS = 1024;

    private static final int CHUNK_BYTES = 1024;
    private static final byte[] END = {};

    private final ArrayBlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(BOUND_CHUNKS);
    private final LineDisciplineTerminal terminal;

    TypedAhead(LineDisciplineTerminal terminal) {
        this.terminal = terminal;
    }

    /// Starts the thread that types; it ends with the terminal.
    void start() {
        Thread.ofPlatform().name("console-keys").daemon().start(this::type);
    }

    void put(byte[] bytes) {
        for (int from = 0; from < bytes.length; from += CHUNK_BYTES) {
            queue(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + CHUNK_BYTES)));
        }
    }

    /// Nothing more comes.
    void end() {
        waiting.clear();
        queue(END);
    }

    private void queue(byte[] chunk) {
        try {
            waiting.put(chunk);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void type() {
        try {
            for (byte[] chunk = waiting.take(); chunk.length > 0; chunk = waiting.take()) {
                terminal.processInputBytes(chunk);
            }
        } catch (IOException _) {
            // A terminal that is closed takes no keys.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
