package braid.shell.session;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Ctrl-C as a flag that can be waited for. Thread interrupts are not used: they would close the socket that the
/// console writes to.
final class Interrupt implements Screen.Interruption {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean wanted;

    void raise() {
        set(true);
    }

    void clear() {
        set(false);
    }

    private void set(boolean value) {
        lock.lock();
        try {
            wanted = value;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean wanted() {
        lock.lock();
        try {
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean await(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (!wanted && left > 0) {
                left = changed.awaitNanos(left);
            }
            return wanted;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            lock.unlock();
        }
    }
}
