package braid.dataplane.reconcile;

import braid.dataplane.engine.EngineCommand.InterfaceLost;
import braid.dataplane.engine.EngineCommand.InterfaceReady;
import braid.dataplane.engine.EngineCommand.InterfaceRefused;
import braid.dataplane.engine.KernelPort.SessionInterface;
import braid.dataplane.engine.TunPort;
import braid.dataplane.errno.KernelException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The interfaces of the sessions: what each brings enters the desired state and leaves it with the session. Kernel
/// thread only.
final class Sessions {
    /// No bundle has this number.
    private static final int NOBODY = -1;

    private final DesiredState desired;
    private final ObservedState observed;
    private final TunSource tuns;
    private final EnginePort engine;
    private final FirewallKeeper firewall;
    private final Settling settling;
    private final Map<Integer, Session> byBundle = new LinkedHashMap<>();
    private final Map<String, Integer> bundleByName = new LinkedHashMap<>();

    /// Interfaces that were deleted under their bundles, and that an engine may read until it says otherwise.
    private final Map<Integer, List<TunPort>> replaced = new HashMap<>();

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

    /// A second request for a bundle changes what the first one brought; one that is refused changes nothing.
    void prepare(SessionInterface request) {
        int bundle = request.bundle();
        Session before = byBundle.get(bundle);
        Optional<String> problem = before == null ? begin(request) : change(before, request);
        problem.ifPresent(reason -> engine.put(new InterfaceRefused(bundle, reason)));
    }

    /// The bundle is gone, and its engine reads none of its interfaces any more.
    void release(int bundle) {
        Session session = byBundle.get(bundle);
        if (session != null) {
            takeAway(session);
        }
        replaced.getOrDefault(bundle, List.of()).forEach(tuns::giveBack);
        replaced.remove(bundle);
    }

    /// The bundle's engine reads another interface instead of this one.
    void letGo(int bundle, TunPort tun) {
        List<TunPort> waiting = replaced.get(bundle);
        if (waiting == null || !waiting.remove(tun)) {
            return; // the bundle is gone, and this was given back with it
        }
        tuns.giveBack(tun);
        if (waiting.isEmpty()) {
            replaced.remove(bundle);
        }
    }

    /// Interfaces that somebody renamed under their sessions get their names back, those that somebody deleted are made
    /// anew; the sessions live on.
    ///
    /// @param worthwhile asked before an interface is given its name back, by that name
    /// @return what was done, a sentence each
    List<String> heal(Collection<String> names, Predicate<String> worthwhile) {
        List<String> done = new ArrayList<>();
        List<Session> deleted = new ArrayList<>();
        for (String name : names) {
            Session session = byBundle.get(bundleByName.getOrDefault(name, NOBODY));
            if (session != null) {
                Optional<String> nameNow = observed.name(tuns.index(session.tun()));
                if (nameNow.isEmpty()) {
                    deleted.add(session);
                } else if (!nameNow.get().equals(name) && worthwhile.test(name)) {
                    done.add(rename(session, nameNow.get()));
                }
            }
        }
        // One route of several sessions would lean on interfaces that are not there yet.
        deleted.forEach(this::forget);
        deleted.forEach(session -> done.add(remake(session, "deleted")));
        return done;
    }

    /// For the end: the interfaces are deleted all together, and what hung on them goes with them.
    void close() {
        List.copyOf(byBundle.values()).forEach(this::forget);
        replaced.clear();
        tuns.close();
    }

    /// @return why it cannot be had
    private Optional<String> begin(SessionInterface request) {
        try {
            TunPort tun = tuns.take(request.wantedName(), request.alias());
            Session session = new Session(request, tun, tun.linuxName());
            Optional<String> problem = settle(session);
            if (problem.isPresent()) {
                takeAway(session); // no engine has heard of it
            } else {
                engine.put(new InterfaceReady(request.bundle(), tun));
            }
            return problem;
        } catch (KernelException e) {
            return Optional.of(e.getMessage());
        }
    }

    /// @return why it stays as it was
    private Optional<String> change(Session before, SessionInterface request) {
        Optional<String> problem = settle(new Session(request, before.tun(), before.linuxName()));
        if (problem.isPresent()) {
            settle(before); // what goes wrong with that is healed like anything else
        } else {
            engine.put(new InterfaceReady(request.bundle(), before.tun()));
        }
        return problem;
    }

    /// @param session forgotten already
    /// @param how somebody took its interface away
    private String remake(Session session, String how) {
        int bundle = session.request().bundle();
        replaced.computeIfAbsent(bundle, _ -> new ArrayList<>()).add(session.tun());
        String what = "interface " + session.linuxName() + " was " + how + " by someone else; ";
        Optional<String> problem = begin(session.request());
        problem.ifPresent(reason -> engine.put(new InterfaceLost(bundle, reason)));
        return what + problem.map(reason -> "cannot make it again: " + reason).orElse("made again");
    }

    private String rename(Session session, String nameNow) {
        String what = "interface " + session.linuxName() + " was renamed to " + nameNow + " by someone else; ";
        if (tuns.renamed(session.tun(), nameNow).equals(session.linuxName())) {
            return what + "renamed back";
        }
        forget(session);
        if (bundleByName.containsKey(nameNow)) {
            return remake(session, "renamed to " + nameNow); // which is another session's name
        }
        settle(new Session(session.request(), session.tun(), nameNow));
        engine.put(new InterfaceReady(session.request().bundle(), session.tun()));
        return what + "it keeps that name";
    }

    /// @return what went wrong with it
    private Optional<String> settle(Session session) {
        int bundle = session.request().bundle();
        byBundle.put(bundle, session);
        bundleByName.put(session.linuxName(), bundle);
        desired.putSession(session.linuxName(), session.request(), session.key());
        firewall.sessionUp(session.linuxName(), session.request().owner());
        return settling.settle(session.linuxName(), session.key());
    }

    /// Only of a session whose interface no engine reads.
    private void takeAway(Session session) {
        forget(session);
        settling.settle(session.linuxName(), session.key());
        observed.name(tuns.index(session.tun()))
                .filter(nameNow -> !nameNow.equals(session.linuxName()))
                .ifPresent(nameNow -> settling.settle(nameNow, session.key()));
        tuns.giveBack(session.tun());
    }

    private void forget(Session session) {
        byBundle.remove(session.request().bundle());
        bundleByName.remove(session.linuxName());
        desired.removeSession(session.linuxName());
        firewall.sessionDown(session.linuxName());
    }
}
