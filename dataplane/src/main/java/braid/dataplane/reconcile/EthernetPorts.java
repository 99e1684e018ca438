package braid.dataplane.reconcile;

import braid.dataplane.engine.EngineCommand.PortDown;
import braid.dataplane.engine.EngineCommand.PortLeave;
import braid.dataplane.engine.EngineCommand.PortUp;
import braid.dataplane.engine.EthernetPort;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.LinkInfo;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Opens the Ethernet interfaces that clients and servers name as soon as they can carry frames, and tells the engine
/// when they no longer can. Kernel thread only; an opened port belongs to the engine, which closes it on PortDown.
final class EthernetPorts {
    /// Terminate-Request and PADT still go out over a port whose client was removed.
    private static final long FAREWELL_NANOS = 10_000_000_000L;

    private final ObservedState observed;
    private final PortSource source;
    private final EnginePort engine;
    private final TakenNames taken;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();
    private final Set<String> leaving = new LinkedHashSet<>();
    private Set<String> wanted = Set.of();

    /// @param leftAtNanos since when nobody wants it
    private record Open(EthernetPort port, LinkInfo link, OptionalLong leftAtNanos) {
        private Open wanted(boolean wanted, long nowNanos) {
            OptionalLong left = leftAtNanos.isPresent() ? leftAtNanos : OptionalLong.of(nowNanos);
            return new Open(port, link, wanted ? OptionalLong.empty() : left);
        }
    }

    /// @param taken names under which nothing may be opened
    EthernetPorts(ObservedState observed, PortSource source, EnginePort engine, TakenNames taken) {
        this.observed = observed;
        this.source = source;
        this.engine = engine;
        this.taken = taken;
    }

    void want(Set<String> names, long nowNanos) {
        wanted = Set.copyOf(names);
        open.replaceAll((name, there) -> there.wanted(wanted.contains(name), nowNanos));
        problems.keySet().retainAll(wanted);
        settle(names);
    }

    /// Asks the engine to end what runs over a port, since its interface is about to go. It is not opened again before
    /// [#allLeft].
    void leave(String name, String reason) {
        if (open.remove(name) != null) {
            leaving.add(name);
            engine.put(new PortLeave(name, reason));
        }
    }

    /// The engine is done with the ports it was asked to leave, or has had its time.
    void allLeft() {
        List<String> left = List.copyOf(leaving);
        leaving.clear();
        settle(left);
    }

    /// Names of ports that are open.
    Set<String> open() {
        return Set.copyOf(open.keySet());
    }

    /// Looks again at the interfaces that have changed.
    void settle(Collection<String> names) {
        for (String name : names) {
            Optional<LinkInfo> link = observed.link(name);
            Optional<String> unfit = link.isEmpty()
                    ? Optional.of("it was removed")
                    : taken.under(name).map(Ownership::taken).or(() -> unfit(link.get()));
            Open there = open.get(name);
            if (there != null) {
                keepOrClose(there, link, unfit);
            }
            if (wanted.contains(name) && !open.containsKey(name) && !leaving.contains(name)) {
                openOrExplain(name, link, unfit);
            }
        }
    }

    /// Lets go of ports nobody has wanted for a while.
    void advance(long nowNanos) {
        for (Open there : List.copyOf(open.values())) {
            OptionalLong left = there.leftAtNanos();
            if (left.isPresent() && nowNanos - left.getAsLong() >= FAREWELL_NANOS) {
                close(there.link().name(), "it is no longer used");
            }
        }
    }

    /// For the end, when no engine runs any more.
    void close() {
        open.values().forEach(there -> there.port().close());
        open.clear();
    }

    /// Why a port is not open, as a sentence, if it is wanted and is not.
    Optional<String> problem(String name) {
        return Optional.ofNullable(problems.get(name));
    }

    private void keepOrClose(Open there, Optional<LinkInfo> link, Optional<String> unfit) {
        String name = there.link().name();
        if (unfit.isPresent()) {
            close(name, unfit.get());
            return;
        }
        LinkInfo now = link.orElseThrow();
        if (now.index() != there.link().index()) {
            close(name, "it was replaced");
        } else if (now.carrierLosses() != there.link().carrierLosses()) {
            close(name, "it lost its carrier for a moment");
        } else if (!now.mac().equals(there.link().mac())) {
            close(name, "its MAC address changed");
        } else if (now.mtuBytes() != there.link().mtuBytes()) {
            source.changed(there.port(), now);
            open.put(name, new Open(there.port(), now, there.leftAtNanos()));
        }
    }

    private void openOrExplain(String name, Optional<LinkInfo> link, Optional<String> unfit) {
        problems.remove(name);
        if (link.isEmpty()) {
            problems.put(name, "interface " + name + " does not exist");
            return;
        }
        Optional<String> why = taken.under(name).map(Ownership::taken);
        if (why.isPresent()) {
            problems.put(name, why.get());
            return;
        }
        if (!link.get().ethernet()) {
            problems.put(name, "interface " + name + " is not Ethernet");
            return;
        }
        if (unfit.isPresent()) {
            return; // down or without carrier: the engine's state says so
        }
        try {
            EthernetPort port = source.open(link.get());
            open.put(name, new Open(port, link.get(), OptionalLong.empty()));
            engine.put(new PortUp(port));
        } catch (KernelException e) {
            problems.put(name, e.getMessage());
        }
    }

    private void close(String name, String reason) {
        if (open.remove(name) != null) {
            engine.put(new PortDown(name, reason));
        }
    }

    private static Optional<String> unfit(LinkInfo link) {
        if (!link.up()) {
            return Optional.of("it is down");
        }
        return link.carrier() ? Optional.empty() : Optional.of("it has no carrier");
    }
}
