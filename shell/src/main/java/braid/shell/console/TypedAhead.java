package braid.shell.console;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jline.terminal.impl.LineDisciplineTerminal;

/// Keys on their way to the terminal. JLine's terminal holds a thousand and makes whoever brings more wait;
/// the thread that hears Ctrl-C must not wait for a command that reads no keys.
final class TypedAhead {
    /// Kept while nobody reads; then the sender waits. More than anybody pastes.
    static final int BOUND_BYTES = 16 << 20;

    private static final int CHUNK_BYTES = 1024;
    private static final byte[] END = {};

    private final LinkedBlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(BOUND_BYTES);
    private final LineDisciplineTerminal terminal;

    TypedAhead(LineDisciplineTerminal terminal) {
        this.terminal = terminal;
    }

    /// Starts the thread that types; it ends with the terminal.
    void start() {
        Thread.ofPlatform().name("console-keys").daemon().start(this::type);
    }

    void put(byte[] bytes) {
        try {
            for (int from = 0; from < bytes.length; from += CHUNK_BYTES) {
                byte[] chunk = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + CHUNK_BYTES));
                room.acquire(chunk.length);
                waiting.put(chunk);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Nothing more comes.
    void end() {
        waiting.clear();
        waiting.add(END);
        room.release(BOUND_BYTES);
    }

    private void type() {
        try {
            for (byte[] chunk = waiting.take(); chunk.length > 0; chunk = waiting.take()) {
                room.release(chunk.length);
                terminal.processInputBytes(chunk);
            }
        } catch (IOException _) {
            // A terminal that is closed takes no keys.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
