package braid.dataplane.reconcile;

import braid.dataplane.engine.EngineCommand.InterfaceReady;
import braid.dataplane.engine.EngineCommand.InterfaceRefused;
import braid.dataplane.engine.KernelPort.SessionInterface;
import braid.dataplane.engine.TunPort;
import braid.dataplane.errno.KernelException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The interfaces of the sessions: what each brings enters the desired state and leaves it with the session. Kernel
/// thread only.
final class Sessions {
    private final DesiredState desired;
    private final ObservedState observed;
    private final TunSource tuns;
    private final EnginePort engine;
    private final FirewallKeeper firewall;
    private final Settling settling;
    private final Map<Integer, Session> byBundle = new LinkedHashMap<>();
    private final Map<String, Integer> bundleByName = new LinkedHashMap<>();

    private record Session(SessionInterface request, TunPort tun, String linuxName) {
        private String key() {
            return "session " + request.bundle();
        }
    }

    /// Makes the kernel agree with the desired state about one interface.
    interface Settling {
        /// @return what went wrong with the object of that key
        Optional<String> settle(String linuxName, String key);
    }

    Sessions(
            DesiredState desired,
            ObservedState observed,
            TunSource tuns,
            EnginePort engine,
            FirewallKeeper firewall,
            Settling settling) {
        this.desired = desired;
        this.observed = observed;
        this.tuns = tuns;
        this.engine = engine;
        this.firewall = firewall;
        this.settling = settling;
    }

    /// A second request for a bundle changes what the first one brought.
    void prepare(SessionInterface request) {
        Session before = byBundle.get(request.bundle());
        try {
            TunPort tun = before == null ? tuns.take(request.wantedName(), request.alias()) : before.tun();
            establish(new Session(request, tun, tun.linuxName()));
        } catch (KernelException e) {
            engine.put(new InterfaceRefused(request.bundle(), e.getMessage()));
        }
    }

    void release(int bundle) {
        Session session = byBundle.remove(bundle);
        if (session == null) {
            return; // it was refused
        }
        bundleByName.remove(session.linuxName());
        desired.removeSession(session.linuxName());
        firewall.sessionDown(session.linuxName());
        settling.settle(session.linuxName(), session.key());
        tuns.giveBack(session.tun());
    }

    /// Interfaces that somebody deleted (or renamed) under their sessions are made anew; the sessions live on.
    ///
    /// @return names of those remade
    Set<String> heal(Collection<String> names) {
        Set<String> remade = new java.util.LinkedHashSet<>();
        for (String name : names) {
            Integer bundle = bundleByName.get(name);
            if (bundle != null && observed.link(name).isEmpty()) {
                remake(byBundle.get(bundle));
                remade.add(name);
            }
        }
        return remade;
    }

    /// For the end: the interfaces are deleted all together, and what hung on them goes with them.
    void close() {
        byBundle.values().forEach(session -> {
            desired.removeSession(session.linuxName());
            firewall.sessionDown(session.linuxName());
        });
        byBundle.clear();
        bundleByName.clear();
        tuns.close();
    }

    private void remake(Session session) {
        int bundle = session.request().bundle();
        byBundle.remove(bundle);
        bundleByName.remove(session.linuxName());
        desired.removeSession(session.linuxName());
        firewall.sessionDown(session.linuxName());
        tuns.giveBack(session.tun());
        prepare(session.request());
    }

    private void establish(Session session) {
        int bundle = session.request().bundle();
        byBundle.put(bundle, session);
        bundleByName.put(session.linuxName(), bundle);
        desired.putSession(session.linuxName(), session.request(), session.key());
        firewall.sessionUp(session.linuxName(), session.request().owner());
        Optional<String> problem = settling.settle(session.linuxName(), session.key());
        if (problem.isPresent()) {
            release(bundle);
            engine.put(new InterfaceRefused(bundle, problem.get()));
        } else {
            engine.put(new InterfaceReady(bundle, session.tun()));
        }
    }
}
