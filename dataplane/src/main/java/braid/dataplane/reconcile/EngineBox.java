package braid.dataplane.reconcile;

import braid.dataplane.engine.EngineCommand;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/// Commands for one engine: what its queue has no room for waits here, in order. Kernel thread only.
///
/// Bounded, though nothing is lost that matters. Answers to the engine's own questions are dropped beyond a bound: it
/// ends by itself what gets no answer in time. Of configurations only the latest waits, and a port that comes and goes
/// while the engine is busy leaves no more than its latest coming and going.
public final class EngineBox implements EnginePort {
    /// Answers that may wait: several for each session that can come up in the time an answer is good for.
    public static final int MOST_ANSWERS = 1 << 14;

    private final Predicate<EngineCommand> queue;
    private final Deque<EngineCommand> waiting = new ArrayDeque<>();
    private int answers;
    private long dropped;

    /// @param queue takes a command and says whether it had room
    public EngineBox(Predicate<EngineCommand> queue) {
        this.queue = queue;
    }

    @Override
    public void put(EngineCommand command) {
        flush();
        if (waiting.isEmpty() && queue.test(command)) {
            return;
        }
        switch (command) {
            case EngineCommand.Configure _ -> {
                waiting.removeIf(earlier -> earlier instanceof EngineCommand.Configure);
                waiting.add(command);
            }
            case EngineCommand.PortDown(String name, String _) -> portGoes(name, command);
            case EngineCommand.PortLeave(String name, String _) -> portGoes(name, command);
            case EngineCommand.InterfaceReady _,
                    EngineCommand.InterfaceRefused _,
                    EngineCommand.Verdict _,
                    EngineCommand.Unjudged _ -> answer(command);
            case EngineCommand.InterfaceLost _,
                    EngineCommand.PortUp _,
                    EngineCommand.Disconnect _,
                    EngineCommand.Shutdown _ -> waiting.add(command);
        }
    }

    /// What the engine has not heard of yet, it need not hear.
    private void portGoes(String linuxName, EngineCommand command) {
        waiting.removeIf(earlier -> switch (earlier) {
            case EngineCommand.PortUp(var port)
            when port.linuxName().equals(linuxName) -> {
                port.close();
                yield true;
            }
            case EngineCommand.PortDown(String name, String _) -> name.equals(linuxName);
            case EngineCommand.PortUp _,
                    EngineCommand.PortLeave _,
                    EngineCommand.Configure _,
                    EngineCommand.InterfaceReady _,
                    EngineCommand.InterfaceRefused _,
                    EngineCommand.InterfaceLost _,
                    EngineCommand.Verdict _,
                    EngineCommand.Unjudged _,
                    EngineCommand.Disconnect _,
                    EngineCommand.Shutdown _ -> false;
        });
        waiting.add(command);
    }

    private void answer(EngineCommand command) {
        if (answers == MOST_ANSWERS) {
            dropped++;
        } else {
            answers++;
            waiting.add(command);
        }
    }

    /// @return whether some are still waiting
    public boolean flush() {
        while (!waiting.isEmpty() && queue.test(waiting.peek())) {
            if (isAnswer(waiting.remove())) {
                answers--;
            }
        }
        return !waiting.isEmpty();
    }

    /// Answers dropped since too many waited.
    public long dropped() {
        return dropped;
    }

    private static boolean isAnswer(EngineCommand command) {
        return switch (command) {
            case EngineCommand.InterfaceReady _,
                    EngineCommand.InterfaceRefused _,
                    EngineCommand.Verdict _,
                    EngineCommand.Unjudged _ -> true;
            case EngineCommand.InterfaceLost _,
                    EngineCommand.Configure _,
                    EngineCommand.PortUp _,
                    EngineCommand.PortDown _,
                    EngineCommand.PortLeave _,
                    EngineCommand.Disconnect _,
                    EngineCommand.Shutdown _ -> false;
        };
    }
}
