package braid.dataplane.linux;

import braid.dataplane.errno.KernelException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// A network namespace, held open by a descriptor: without processes, names and other holders it lives until `close`.
/// Sockets and processes made while a thread is inside it stay inside it.
public final class Namespace implements AutoCloseable {
    private static final int CLONE_NEWNET = 0x4000_0000;
    private static final String OF_THIS_THREAD = "/proc/thread-self/ns/net";

    private final Descriptor descriptor;

    private Namespace(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /// The namespace the calling thread is in.
    public static Namespace current() throws KernelException {
        return new Namespace(Descriptor.open(OF_THIS_THREAD, 0));
    }

    /// The namespace a process is in now; a process that was told to `unshare` is not there before it did.
    public static Namespace ofProcess(long pid) throws KernelException {
        return new Namespace(Descriptor.open("/proc/" + pid + "/ns/net", 0));
    }

    /// A new namespace with nothing but a loopback interface, which is down.
    public static Namespace create() throws KernelException {
        return onThread("namespace", () -> {
            Descriptor.check(LibC.unshare(CLONE_NEWNET), "make a network namespace");
            return current();
        });
    }

    /// Runs `work` on a thread of its own inside the namespace, and waits for it. What it throws comes out here:
    /// a [KernelException] or anything unchecked as it is, the rest as the cause of an [IllegalStateException].
    public <T> T run(Callable<T> work) throws KernelException {
        return onThread("in-namespace", () -> {
            enter();
            return work.call();
        });
    }

    /// Starts a platform thread that runs inside the namespace; it ends with `work`.
    public Thread start(String threadName, Runnable work) throws KernelException {
        CompletableFuture<Void> inside = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().name(threadName).daemon().start(() -> {
            try {
                enter();
            } catch (KernelException e) {
                inside.completeExceptionally(e);
                return;
            }
            inside.complete(null);
            work.run();
        });
        await(inside);
        return thread;
    }

    int descriptorNumber() {
        return descriptor.number();
    }

    @Override
    public void close() {
        descriptor.close();
    }

    private void enter() throws KernelException {
        Descriptor.check(LibC.setns(descriptor.number(), CLONE_NEWNET), "enter a network namespace");
    }

    private static <T> T onThread(String name, Callable<T> work) throws KernelException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) { // handed to the caller whatever it is
                result.completeExceptionally(e);
            }
        });
        return await(result);
    }

    private static <T> T await(CompletableFuture<T> result) throws KernelException {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a thread in a namespace", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case KernelException refused -> throw refused;
                case RuntimeException ours -> throw ours;
                case Error ours -> throw ours;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
    }
}
