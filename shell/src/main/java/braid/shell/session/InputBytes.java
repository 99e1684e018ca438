package braid.shell.session;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Bytes on their way from whoever sends them to the session that reads them. Bounded: the sender waits.
public final class InputBytes {
    /// Bytes kept for a reader that is busy.
    static final int BOUND_BYTES = 1 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private boolean ended;
    private String taken = "";
    private int next;

    /// Waits while too many bytes are unread; does nothing once the input has ended.
    public void put(byte[] bytes) {
        lock.lock();
        try {
            while (!ended && waiting.size() > BOUND_BYTES) {
                changed.awaitUninterruptibly();
            }
            if (!ended) {
                waiting.writeBytes(bytes);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Everything there will be, however much.
    public void end(byte[] all) {
        lock.lock();
        try {
            waiting.writeBytes(all);
        } finally {
            lock.unlock();
        }
        end();
    }

    public void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The next line without its line end (a carriage return before it stays), one char a byte; waits for it. The
    /// last line needs no line end. Empty when there is nothing more.
    ///
    /// @param limit where a line is cut that is longer, or not far behind; the rest of it comes next
    public Optional<String> line(int limit) {
        var line = new StringBuilder();
        do {
            int end = taken.indexOf('\n', next);
            if (end >= 0) {
                line.append(taken, next, end);
                next = end + 1;
                return Optional.of(line.toString());
            }
            line.append(taken, next, taken.length());
            next = taken.length();
        } while (line.length() <= limit && take());
        return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
    }

    /// Everything up to the end; waits for it. Empty when it is more than `limit` bytes.
    public Optional<String> all(int limit) {
        var all = new StringBuilder();
        do {
            all.append(taken, next, taken.length());
            if (all.length() > limit) {
                return Optional.empty();
            }
        } while (take());
        return Optional.of(all.toString());
    }

    /// Takes what is waiting, or waits for it; false at the end.
    private boolean take() {
        lock.lock();
        try {
            while (waiting.size() == 0 && !ended) {
                changed.awaitUninterruptibly();
            }
            taken = waiting.toString(StandardCharsets.ISO_8859_1);
            next = 0;
            waiting.reset();
            changed.signalAll();
            return !taken.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
