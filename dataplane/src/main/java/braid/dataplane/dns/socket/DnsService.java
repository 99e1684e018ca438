package braid.dataplane.dns.socket;

import braid.dataplane.dns.NameService;
import braid.dataplane.dns.Question;
import braid.dataplane.dns.ServerAddress;
import braid.dataplane.network.dns.DnsSettings;
import braid.dataplane.status.DnsStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// The name service with its thread, in the network namespace of the thread that starts it.
public final class DnsService implements NameService, AutoCloseable {
    private static final int MOST_MAIL = 1 << 12;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long FAREWELL_MILLIS = 50;

    private final BlockingQueue<Mail> mail = new ArrayBlockingQueue<>(MOST_MAIL);
    private final Selector selector;
    private final DnsWorker worker;
    private final Thread thread;
    private volatile boolean stopping;

    private DnsService(Supplier<Surroundings> look, int port, RandomGenerator random, UncaughtExceptionHandler defect)
            throws IOException {
        selector = Selector.open();
        worker = new DnsWorker(mail, look, selector, port, random);
        thread = Thread.ofPlatform()
                .name("dns")
                .daemon()
                .uncaughtExceptionHandler(defect)
                .unstarted(this::run);
    }

    /// @param look what is around; asked on the service's thread, twice a second
    /// @param port to listen on: 53, but in tests
    /// @param random nobody can foresee it
    /// @param defect told when the thread has ended by a defect
    public static DnsService start(
            Supplier<Surroundings> look, int port, RandomGenerator random, UncaughtExceptionHandler defect) {
        try {
            DnsService service = new DnsService(look, port, random, defect);
            service.thread.start();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        worker.start(System.nanoTime());
        try {
            while (!stopping) {
                long restNanos = worker.doWork(System.nanoTime());
                // 0 would be for ever; rounded up, so that nobody is woken before the time.
                selector.select(Math.max(1, (restNanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            close(worker);
        }
    }

    private static void close(DnsWorker worker) {
        try {
            worker.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Complete when it listens, or cannot.
    public CompletableFuture<Void> configure(DnsSettings settings) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        return put(new Mail.Configure(settings, done), done);
    }

    /// Why something is not in force, by its key.
    public Map<String, String> problems() {
        return worker.problems();
    }

    @Override
    public boolean inUse() {
        return worker.inUse();
    }

    @Override
    public CompletableFuture<Lookup> resolve(String name, Family family, Optional<ServerAddress> server) {
        CompletableFuture<Lookup> answer = new CompletableFuture<>();
        Optional<Name> wellFormed = Question.name(name);
        if (wellFormed.isEmpty()) {
            answer.complete(new Lookup.NoSuchName());
            return answer;
        }
        int type = switch (family) {
            case IPV4 -> Type.A;
            case IPV6 -> Type.AAAA;
        };
        return put(new Mail.Resolve(new Question(wellFormed.get(), type), server, answer), answer);
    }

    @Override
    public CompletableFuture<DnsStatus> status() {
        CompletableFuture<DnsStatus> answer = new CompletableFuture<>();
        return put(new Mail.Status(answer), answer);
    }

    @Override
    public CompletableFuture<Void> flush() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        return put(new Mail.Flush(done), done);
    }

    private <T> CompletableFuture<T> put(Mail each, CompletableFuture<T> answer) {
        if (mail.offer(each)) {
            selector.wakeup();
        } else {
            answer.completeExceptionally(new IllegalStateException("too many requests wait for the name service"));
        }
        return answer;
    }

    @Override
    public void close() {
        stopping = true;
        selector.wakeup();
        try {
            thread.join(Duration.ofMillis(FAREWELL_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
