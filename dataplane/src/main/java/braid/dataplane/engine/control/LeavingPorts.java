package braid.dataplane.engine.control;

import braid.dataplane.engine.ControlAction;
import braid.dataplane.time.Deadline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/// Interfaces that are about to go. Their links are closed as RFC 1661 section 3.7 has it: what the peer
/// sent before its Terminate-Ack still comes in, so that no packet is lost. Whoever does not answer in time
/// is told by PADT alone.
final class LeavingPorts {
    // Chosen by us: a full queue of a DSL modem and a long way; less than the interface is kept for.
    private static final long PATIENCE_MILLIS = 300;

    private final ControlContext context;
    private final Bundles bundles;
    private final BiConsumer<String, LinkEnd> gone;
    private final Map<String, Leaving> leaving = new LinkedHashMap<>();

    private final class Leaving implements TimerQueue.Timed {
        private final String linuxName;
        private final LinkEnd end;
        private final OptionalLong deadline;

        Leaving(String linuxName, LinkEnd end, long nowNanos) {
            this.linuxName = linuxName;
            this.end = end;
            this.deadline = Deadline.inMillis(nowNanos, PATIENCE_MILLIS);
        }

        @Override
        public OptionalLong nextDeadlineNanos() {
            return deadline;
        }

        @Override
        public void advance(long nowNanos) {
            bundles.onInterface(linuxName).forEach(link -> link.abandon(end, nowNanos));
        }
    }

    /// @param gone called when no link is left on an interface; it calls [#forget]
    LeavingPorts(ControlContext context, Bundles bundles, BiConsumer<String, LinkEnd> gone) {
        this.context = context;
        this.bundles = bundles;
        this.gone = gone;
    }

    void leave(String linuxName, LinkEnd end, long nowNanos) {
        Leaving begun = new Leaving(linuxName, end, nowNanos);
        forget(linuxName);
        leaving.put(linuxName, begun);
        context.timers().update(begun);
        bundles.onInterface(linuxName).forEach(link -> link.close(end, nowNanos));
    }

    /// Another takes its place at once.
    void replaced(String linuxName, long nowNanos) {
        Leaving there = leaving.get(linuxName);
        if (there != null) {
            there.advance(nowNanos);
            gone.accept(linuxName, there.end);
        }
    }

    /// It went meanwhile.
    void forget(String linuxName) {
        Leaving there = leaving.remove(linuxName);
        if (there != null) {
            context.timers().remove(there);
        }
    }

    /// To be called after everything that may end a link.
    void settle() {
        for (Leaving there : List.copyOf(leaving.values())) {
            if (bundles.onInterface(there.linuxName).isEmpty()) {
                gone.accept(there.linuxName, there.end);
                context.act(new ControlAction.PortLeft(there.linuxName));
            }
        }
    }
}
