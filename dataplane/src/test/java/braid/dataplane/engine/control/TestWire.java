package braid.dataplane.engine.control;

import braid.dataplane.engine.QuietPort;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/// Lines between routers in virtual time, with a seed for what they lose, double and reorder.
final class TestWire {
    private static final long DELAY_NANOS = 5 * Deadline.NANOS_PER_MILLI;

    private record Happening(long atNanos, long order, Runnable what) implements Comparable<Happening> {
        @Override
        public int compareTo(Happening other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private record End(TestRouter router, String linuxName) {}

    private final PriorityQueue<Happening> queue = new PriorityQueue<>();
    private final List<TestRouter> routers = new ArrayList<>();
    private final Map<End, End> lines = new HashMap<>();
    private final Map<Long, End> segment = new HashMap<>();
    private final Set<String> cut = new HashSet<>();
    private final Random random;
    private double loss;
    private double duplication;
    private long jitterNanos;
    private long now;
    private long order;
    private long sent;

    TestWire(long seed) {
        random = new Random(seed);
    }

    /// Chances from 0 to 1.
    void faults(double lossChance, double duplicationChance, long jitterMillis) {
        loss = lossChance;
        duplication = duplicationChance;
        jitterNanos = jitterMillis * Deadline.NANOS_PER_MILLI;
    }

    long now() {
        return now;
    }

    long sent() {
        return sent;
    }

    void add(TestRouter router) {
        routers.add(router);
    }

    /// As when its power fails.
    void remove(TestRouter router) {
        routers.remove(router);
        lines.keySet().removeIf(end -> end.router() == router);
    }

    void connect(TestRouter a, String aName, TestRouter b, String bName) {
        lines.put(new End(a, aName), new End(b, bName));
        lines.put(new End(b, bName), new End(a, aName));
    }

    /// Joins a host to a segment that many share with `b`.
    void attach(TestRouter a, QuietPort port, TestRouter b, String bName) {
        lines.put(new End(a, port.linuxName()), new End(b, bName));
        segment.put(port.macAddress().bits(), new End(a, port.linuxName()));
    }

    /// Silently; carrier stays.
    void cut(String linuxName) {
        cut.add(linuxName);
    }

    void mend(String linuxName) {
        cut.remove(linuxName);
    }

    void send(TestRouter from, String linuxName, byte[] frame) {
        sent++;
        PppoeView view = new PppoeView();
        boolean addressed = view.wrap(ByteBuffer.wrap(frame), 0, frame.length);
        End attached = addressed ? segment.get(view.destination()) : null;
        End to = attached == null ? lines.get(new End(from, linuxName)) : attached;
        if (to == null || cut.contains(linuxName) || cut.contains(to.linuxName())) {
            return;
        }
        int copies = (random.nextDouble() < loss ? 0 : 1) + (random.nextDouble() < duplication ? 1 : 0);
        for (int i = 0; i < copies; i++) {
            long jitter = jitterNanos == 0 ? 0 : random.nextLong(jitterNanos);
            at(now + DELAY_NANOS + jitter, () -> to.router().receive(to.linuxName(), frame));
        }
    }

    void later(long millis, Runnable what) {
        at(now + millis * Deadline.NANOS_PER_MILLI, what);
    }

    private void at(long nanos, Runnable what) {
        queue.add(new Happening(nanos, order++, what));
    }

    void runMillis(long millis) {
        long end = now + millis * Deadline.NANOS_PER_MILLI;
        while (step(end)) {
            // Each step is one happening, or one machine's deadline.
        }
        now = end;
    }

    void runSeconds(long seconds) {
        runMillis(seconds * 1000);
    }

    private boolean step(long end) {
        long next = queue.isEmpty() ? Long.MAX_VALUE : queue.peek().atNanos();
        TestRouter first = null;
        for (TestRouter router : routers) {
            long deadline = router.control().nextDeadlineNanos();
            if (deadline - now < next - now) {
                next = deadline;
                first = router;
            }
        }
        if (next - end > 0) {
            return false;
        }
        now = Math.max(now, next);
        if (first == null) {
            queue.remove().what().run();
        } else {
            first.advance();
        }
        return true;
    }
}
