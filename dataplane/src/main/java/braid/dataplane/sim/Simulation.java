package braid.dataplane.sim;

import braid.dataplane.engine.EngineLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Runs engines and the lines between them in virtual time: everything that is due now, then straight to the next
/// moment at which something is.
public final class Simulation {
    private static final long NEVER = Long.MAX_VALUE;

    /// Cycles at one moment after which the simulation is standing still.
    private static final int MAX_CYCLES_AT_ONE_TIME = 100_000;

    private record Router(EngineLoop loop, SimulatedKernel kernel) {}

    private final VirtualClock clock;
    private final List<Router> routers = new ArrayList<>();
    private final List<SimulatedLink> links = new ArrayList<>();

    public Simulation(VirtualClock clock) {
        this.clock = clock;
    }

    public void add(EngineLoop loop, SimulatedKernel kernel) {
        routers.add(new Router(loop, kernel));
    }

    public void add(SimulatedLink link) {
        links.add(link);
    }

    public void runFor(long nanos) {
        runUntil(() -> false, nanos);
    }

    /// @return false if the condition did not come true within the time
    public boolean runUntil(BooleanSupplier condition, long limitNanos) {
        long end = clock.nowNanos() + limitNanos;
        int rounds = 0;
        while (true) {
            workUntilQuiet();
            rounds++;
            if (condition.getAsBoolean()) {
                return true;
            }
            long due = nextDueNanos();
            if (due == NEVER || due - end > 0) {
                clock.jumpTo(end);
                return condition.getAsBoolean();
            }
            if (due - clock.nowNanos() > 0) {
                clock.jumpTo(due);
                rounds = 0;
            } else if (rounds > MAX_CYCLES_AT_ONE_TIME) {
                throw standsStill();
            }
        }
    }

    private void workUntilQuiet() {
        for (int i = 0; i < MAX_CYCLES_AT_ONE_TIME; i++) {
            int work = 0;
            for (Router router : routers) {
                work += router.loop().doWork(clock.nowNanos());
                work += router.kernel().answer(router.loop());
            }
            if (work == 0) {
                return;
            }
        }
        throw standsStill();
    }

    private IllegalStateException standsStill() {
        return new IllegalStateException("the simulation stands still at " + clock.nowNanos() + " ns");
    }

    private long nextDueNanos() {
        long due = NEVER;
        for (Router router : routers) {
            due = earlier(due, router.loop().nextDeadlineNanos(clock.nowNanos()));
        }
        for (SimulatedLink link : links) {
            due = earlier(due, link.forth().nextArrivalNanos());
            due = earlier(due, link.back().nextArrivalNanos());
        }
        return due;
    }

    private static long earlier(long a, long b) {
        if (a == NEVER || b == NEVER) {
            return a == NEVER ? b : a;
        }
        return a - b <= 0 ? a : b;
    }
}
