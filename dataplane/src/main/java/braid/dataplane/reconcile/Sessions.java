package braid.dataplane.reconcile;

import braid.dataplane.engine.EngineCommand.InterfaceLost;
import braid.dataplane.engine.EngineCommand.InterfaceReady;
import braid.dataplane.engine.EngineCommand.InterfaceRefused;
import braid.dataplane.engine.KernelPort.SessionInterface;
import braid.dataplane.engine.TunPort;
import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.network.PppoeClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The interfaces of the sessions: what each brings enters the desired state and leaves it with the session. Those of
/// clients have the names that the configuration gives them and no others, or none; while Linux has such a name for
/// something else, a session that is up keeps the name it has. Kernel thread only.
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

    /// Bundles whose interfaces do not have the names that they should have.
    private final Set<Integer> misnamed = new LinkedHashSet<>();

    /// Names that Linux has given to somebody else, though no interface shows it.
    private final Set<String> takenNames = new HashSet<>();

    /// Interfaces that were deleted under their bundles, and that an engine may read until it says otherwise.
    private final Map<Integer, List<TunPort>> replaced = new HashMap<>();

    private record Session(SessionInterface request, TunPort tun, String linuxName) {
        private String key() {
            return "session " + request.bundle();
        }

        private boolean misnamed() {
            return request.linuxName().filter(name -> !name.equals(linuxName)).isPresent();
        }

        private Session asking(SessionInterface anew) {
            return new Session(anew, tun, linuxName);
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
    void prepare(SessionInterface asked) {
        SessionInterface request = asConfigured(asked);
        int bundle = request.bundle();
        Session before = byBundle.get(bundle);
        Optional<String> problem = before == null ? begin(request) : change(before, request);
        problem.ifPresent(reason -> engine.put(new InterfaceRefused(request, reason)));
    }

    /// The configuration is another one: gives clients' sessions the names that it has for them. Nothing else of them
    /// changes.
    void nameAsConfigured() {
        for (Session session : List.copyOf(byBundle.values())) {
            SessionInterface request = asConfigured(session.request());
            if (!request.equals(session.request())) {
                put(session.asking(request));
                relabel(session, request);
            }
        }
        takenNames.removeIf(name -> !desired.isAwaited(name));
        renameMisnamed(_ -> true);
    }

    /// What would be renamed for these clients: new names by those of now.
    Map<String, String> renamings(Collection<PppoeClient> clients) {
        Map<String, PppoeClient> byKey = new HashMap<>();
        clients.forEach(client -> byKey.put(client.key(), client));
        Map<String, String> renamings = new LinkedHashMap<>();
        for (Session session : byBundle.values()) {
            PppoeClient client = byKey.get(session.request().owner());
            if (client != null
                    && !client.linuxName().equals(session.linuxName())
                    && foreign(client.linuxName()).isEmpty()) {
                renamings.put(session.linuxName(), client.linuxName());
            }
        }
        return renamings;
    }

    /// Why the sessions of a client cannot have its name on Linux.
    Optional<String> problem(PppoeClient client) {
        String name = client.linuxName();
        boolean taken = foreign(name).isPresent() || takenNames.contains(name);
        return taken ? Optional.of(Ownership.taken(name)) : Optional.empty();
    }

    /// What has a name that no session has.
    private Optional<LinkInfo> foreign(String linuxName) {
        return bundleByName.containsKey(linuxName) ? Optional.empty() : observed.link(linuxName);
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
        done.addAll(renameMisnamed(name -> !takenNames.contains(name)));
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
            request.linuxName().ifPresent(this::clear);
            TunPort tun = tuns.take(request.linuxName(), request.alias());
            request.linuxName().ifPresent(takenNames::remove);
            Session session = new Session(request, tun, tun.linuxName());
            Optional<String> problem = settle(session);
            if (problem.isPresent()) {
                takeAway(session); // no engine has heard of it
            } else {
                engine.put(new InterfaceReady(request, tun));
            }
            return problem;
        } catch (KernelException e) {
            return Optional.of(refusal(request, e));
        }
    }

    /// @return why it stays as it was
    private Optional<String> change(Session before, SessionInterface request) {
        Optional<String> problem = settle(before.asking(request));
        if (problem.isPresent()) {
            settle(before); // what goes wrong with that is healed like anything else
            return problem;
        }
        relabel(before, request);
        if (misnamed.contains(request.bundle())) {
            renameMisnamed(_ -> true);
        }
        engine.put(new InterfaceReady(request, before.tun()));
        return Optional.empty();
    }

    /// With the names that the configuration has for its client now, of which the engine may not have heard yet.
    private SessionInterface asConfigured(SessionInterface request) {
        return desired.client(request.owner())
                .map(client -> request.named(client.linuxName(), client.label()))
                .orElse(request);
    }

    /// An alias is for people only: one that is refused is not worth a session.
    private void relabel(Session session, SessionInterface request) {
        if (request.alias().equals(session.request().alias())) {
            return;
        }
        try {
            tuns.label(session.tun(), request.alias());
        } catch (KernelException e) {
            return; // the interface is gone, which is seen in a moment
        }
    }

    /// @param worthwhile whether a name that no interface has may be tried
    /// @return what was done, a sentence each
    private List<String> renameMisnamed(Predicate<String> worthwhile) {
        List<String> done = new ArrayList<>();
        for (int bundle : List.copyOf(misnamed)) {
            Session session = byBundle.get(bundle);
            String name = session.request().linuxName().orElseThrow();
            boolean nobodys = !bundleByName.containsKey(name) && foreign(name).isEmpty();
            boolean free = clear(name) || (nobodys && worthwhile.test(name));
            if (free && move(session, Optional.of(name))) {
                Session now = byBundle.get(bundle);
                settling.settle(now.linuxName(), now.key());
                engine.put(new InterfaceReady(now.request(), now.tun()));
                done.add("interface " + session.linuxName() + " is called " + now.linuxName() + " now");
            }
        }
        return done;
    }

    /// Two clients may have changed names with each other, or one may have followed another: a session that should have
    /// another name than this, or that ends as its client is gone, makes room.
    ///
    /// @return whether it did
    private boolean clear(String name) {
        Session holder = byBundle.get(bundleByName.getOrDefault(name, NOBODY));
        return holder != null
                && (holder.misnamed()
                        || desired.client(holder.request().owner()).isEmpty())
                && move(holder, Optional.empty());
    }

    /// @param name empty: a short one
    /// @return whether Linux has renamed its interface
    private boolean move(Session session, Optional<String> name) {
        try {
            tuns.rename(session.tun(), name);
        } catch (KernelException e) {
            name.ifPresent(taken -> noteTaken(taken, e));
            return false;
        }
        name.ifPresent(takenNames::remove);
        forget(session);
        put(new Session(session.request(), session.tun(), session.tun().linuxName()));
        return true;
    }

    private void noteTaken(String name, KernelException e) {
        if (e.errno() == Errno.EEXIST) {
            takenNames.add(name);
        }
    }

    private String refusal(SessionInterface request, KernelException e) {
        request.linuxName().ifPresent(name -> noteTaken(name, e));
        return request.linuxName()
                .filter(_ -> e.errno() == Errno.EEXIST)
                .map(Ownership::taken)
                .orElse(e.getMessage());
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
        engine.put(new InterfaceReady(session.request(), session.tun()));
        return what + "it keeps that name";
    }

    /// @return what went wrong with it
    private Optional<String> settle(Session session) {
        put(session);
        return settling.settle(session.linuxName(), session.key());
    }

    private void put(Session session) {
        int bundle = session.request().bundle();
        byBundle.put(bundle, session);
        bundleByName.put(session.linuxName(), bundle);
        if (session.misnamed()) {
            misnamed.add(bundle);
        } else {
            misnamed.remove(bundle);
        }
        desired.putSession(session.linuxName(), session.request(), session.key());
        firewall.sessionUp(
                session.linuxName(),
                session.request().owner(),
                session.request().belongings());
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
        misnamed.remove(session.request().bundle());
        desired.removeSession(session.linuxName());
        firewall.sessionDown(session.linuxName());
    }
}
