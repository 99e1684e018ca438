package braid.dataplane.reconcile;

import braid.dataplane.Dataplane.Applied;
import braid.dataplane.engine.KernelPort;
import braid.dataplane.network.NetworkState;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.LogEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

/// The way to the kernel's worker: from any thread, never waiting.
public final class KernelQueue implements KernelPort {
    /// Several requests for each of the sessions a router may have.
    private static final int MOST_WAITING = 1 << 17;

    private final BlockingQueue<KernelRequest> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final LongAdder dropped = new LongAdder();
    private final Runnable wake;

    /// @param wake ends the worker's wait
    public KernelQueue(Runnable wake) {
        this.wake = wake;
    }

    public CompletableFuture<Applied> apply(NetworkState desired) {
        CompletableFuture<Applied> answer = new CompletableFuture<>();
        mustPut(new KernelRequest.Apply(desired, answer));
        return answer;
    }

    public CompletableFuture<List<String>> plan(NetworkState desired) {
        CompletableFuture<List<String>> answer = new CompletableFuture<>();
        mustPut(new KernelRequest.Plan(desired, answer));
        return answer;
    }

    @Override
    public void prepare(SessionInterface request) {
        mustPut(new KernelRequest.Prepare(request));
    }

    @Override
    public void release(int bundle) {
        mustPut(new KernelRequest.Release(bundle));
    }

    /// One too many is dropped: the peer asks again.
    @Override
    public void checkCredentials(CredentialCheck check) {
        put(new KernelRequest.Check(check));
    }

    @Override
    public void log(LogEvent event) {
        put(new KernelRequest.Log(event));
    }

    @Override
    public void sessionOpened(SessionKey session) {
        put(new KernelRequest.SessionOpened(session));
    }

    @Override
    public void sessionClosed(SessionKey session) {
        put(new KernelRequest.SessionClosed(session));
    }

    /// Requests dropped because too many waited.
    public long dropped() {
        return dropped.sum();
    }

    Optional<KernelRequest> take() {
        return Optional.ofNullable(waiting.poll());
    }

    private void put(KernelRequest request) {
        if (!waiting.offer(request)) {
            dropped.increment();
            return;
        }
        wake.run();
    }

    /// What is lost here would never be put right, so that it must not happen.
    private void mustPut(KernelRequest request) {
        if (!waiting.offer(request)) {
            throw new IllegalStateException(MOST_WAITING + " requests wait for the kernel's worker");
        }
        wake.run();
    }
}
