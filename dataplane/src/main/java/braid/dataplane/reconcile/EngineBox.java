package braid.dataplane.reconcile;

import braid.dataplane.engine.EngineCommand;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/// Commands for one engine that must not be lost: what its queue has no room for waits here, in order. Kernel thread
/// only.
public final class EngineBox implements EnginePort {
    private final Predicate<EngineCommand> queue;
    private final Deque<EngineCommand> waiting = new ArrayDeque<>();

    /// @param queue takes a command and says whether it had room
    public EngineBox(Predicate<EngineCommand> queue) {
        this.queue = queue;
    }

    @Override
    public void put(EngineCommand command) {
        waiting.add(command);
        flush();
    }

    /// @return whether some are still waiting
    public boolean flush() {
        while (!waiting.isEmpty() && queue.test(waiting.peek())) {
            waiting.remove();
        }
        return !waiting.isEmpty();
    }
}
