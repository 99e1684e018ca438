package braid.dataplane.engine;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// What others ask of a loop; anybody may offer, the loop takes. Looking whether there is anything takes no lock.
final class CommandQueue {
    private final ArrayBlockingQueue<EngineCommand> commands;
    private final AtomicInteger waiting = new AtomicInteger();

    CommandQueue(int bound) {
        commands = new ArrayBlockingQueue<>(bound);
    }

    /// @return false when it is full
    boolean offer(EngineCommand command) {
        boolean taken = commands.offer(command);
        if (taken) {
            waiting.incrementAndGet();
        }
        return taken;
    }

    boolean isEmpty() {
        return waiting.get() == 0;
    }

    Optional<EngineCommand> take() {
        Optional<EngineCommand> command = Optional.ofNullable(commands.poll());
        if (command.isPresent()) {
            waiting.decrementAndGet();
        }
        return command;
    }
}
