package braid.dataplane.reconcile;

import braid.dataplane.errno.KernelException;
import braid.dataplane.status.LogEvent;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Puts right what somebody else changed, and says so. Kernel thread only.
final class Healing {
    /// What somebody undoes more often than that between two audits is left alone until the next one.
    private static final int MOST_HEALINGS = 5;

    private final Reconciler reconciler;
    private final EthernetPorts ports;
    private final Sessions sessions;
    private final Consumer<LogEvent> log;
    private final Map<Operation, Integer> healings = new HashMap<>();

    /// How often a session's interface was given its name back, and those that bear another still.
    private final Map<String, Integer> renamings = new HashMap<>();

    private final Set<String> leftAlone = new LinkedHashSet<>();
    private final Map<String, String> reported = new HashMap<>();
    private final Set<String> touched = new LinkedHashSet<>();

    Healing(Reconciler reconciler, EthernetPorts ports, Sessions sessions, Consumer<LogEvent> log) {
        this.reconciler = reconciler;
        this.ports = ports;
        this.sessions = sessions;
        this.log = log;
    }

    /// From here on everything is put right again, however often that was done before.
    void beginAnew() {
        healings.clear();
        renamings.clear();
        touched.addAll(leftAlone);
        leftAlone.clear();
    }

    /// Interfaces to look at, when there is time.
    void touched(Set<String> names) {
        touched.addAll(names);
    }

    /// @return whether there was anything to look at
    boolean whatWasTouched() throws KernelException {
        boolean any = !touched.isEmpty();
        if (any) {
            heal(false);
        }
        return any;
    }

    void everything() throws KernelException {
        sessions.nameAsConfigured();
        heal(true);
    }

    private void heal(boolean everything) throws KernelException {
        Set<String> names = new LinkedHashSet<>(touched);
        ports.settle(names);
        sessions.heal(names, this::worthwhile).forEach(what -> say("warning", what));
        Set<Operation> failedBefore = Set.copyOf(reconciler.failures().keySet());
        Consumer<Operation> done = operation -> {
            if (failedBefore.contains(operation)) {
                say("info", "possible now: " + operation);
                return;
            }
            if (reconciler.followsGateways(operation)) {
                say("info", "gateways have changed: " + operation);
                return;
            }
            healings.merge(operation, 1, Integer::sum);
            say("info", "changed by someone else, put right: " + operation);
        };
        Predicate<Operation> worthwhile = operation -> healings.getOrDefault(operation, 0) < MOST_HEALINGS;
        if (everything) {
            reconciler.settleAll(done, worthwhile);
        } else {
            reconciler.settle(names, done, worthwhile);
        }
        touched.removeAll(names); // not before: a kernel that does not answer is asked again
        ports.settle(names);
        reportFailures();
    }

    /// Whether the interface of a session is given its name back once more.
    private boolean worthwhile(String linuxName) {
        boolean worthwhile = renamings.merge(linuxName, 1, Integer::sum) <= MOST_HEALINGS;
        if (!worthwhile) {
            leftAlone.add(linuxName);
        }
        return worthwhile;
    }

    /// Each failure once, until its words change.
    void reportFailures() {
        Map<String, String> now = new TreeMap<>();
        reconciler.failures().forEach((operation, failed) -> now.put(operation.toString(), failed.kernelText()));
        reported.keySet().retainAll(now.keySet());
        now.forEach((operation, text) -> {
            if (!text.equals(reported.put(operation, text))) {
                say("error", "could not " + operation + ": " + text);
            }
        });
    }

    private void say(String severity, String message) {
        log.accept(new LogEvent(List.of("system", severity), message));
    }
}
