package braid.dataplane.engine.control;

import braid.dataplane.engine.ControlAction;
import braid.dataplane.engine.CredentialPort;
import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.EthernetPort;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.PppProfile;
import braid.dataplane.network.PppoeServer;
import braid.dataplane.network.SessionName;
import braid.dataplane.ppp.auth.Claim;
import braid.dataplane.pppoe.AccessConcentrator;
import braid.dataplane.pppoe.DiscoveryEvent;
import braid.dataplane.pppoe.DiscoveryPacket;
import braid.dataplane.pppoe.DiscoveryRefusal;
import braid.dataplane.pppoe.SessionIds;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.EndedSession;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppoeView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/// The access concentrators of all interfaces, and who may come in by them.
final class ServerDesk {
    private static final int COOKIE_KEY_BYTES = 32;

    private final ControlContext context;
    private final Bundles bundles;
    private final AddressLeases leases;
    private final FailureLimit failures = new FailureLimit();
    private final Map<String, Concentrator> concentrators = new TreeMap<>();
    private final Map<String, SessionIds> ids = new HashMap<>();
    private final Map<String, PppoeServer> servers = new TreeMap<>();
    private final Map<String, PppProfile> profiles = new HashMap<>();
    private final Map<Long, Link> tickets = new HashMap<>();
    private final SessionLabels labels = new SessionLabels();
    private final LastSessions last = new LastSessions();
    private long lastTicket;

    /// The concentrator of one interface, with its timer.
    private final class Concentrator implements TimerQueue.Timed {
        private final EthernetPort port;
        private final AccessConcentrator machine;

        Concentrator(EthernetPort port) {
            byte[] key = new byte[COOKIE_KEY_BYTES];
            context.random().nextBytes(key);
            this.port = port;
            machine = new AccessConcentrator(
                    ControlContext.largestPayload(port),
                    ids.computeIfAbsent(port.linuxName(), _ -> new SessionIds(firstId())),
                    (host, id) -> bundles.bySession(new SessionKey(port.linuxName(), host, id))
                            .isPresent(),
                    Octets.of(key));
        }

        String linuxName() {
            return port.linuxName();
        }

        @Override
        public OptionalLong nextDeadlineNanos() {
            return machine.nextDeadlineNanos();
        }

        @Override
        public void advance(long nowNanos) {
            carryOut(this, machine.advance(nowNanos), nowNanos);
        }
    }

    ServerDesk(ControlContext context, Bundles bundles, AddressLeases leases) {
        this.context = context;
        this.bundles = bundles;
        this.leases = leases;
    }

    ControlContext context() {
        return context;
    }

    Bundles bundles() {
        return bundles;
    }

    AddressLeases leases() {
        return leases;
    }

    LastSessions last() {
        return last;
    }

    void userLeft(EndedSession session) {
        last.ended(session);
        context.act(new ControlAction.UserLeft(session));
    }

    SessionLabels labels() {
        return labels;
    }

    Optional<PppProfile> profile(String key) {
        return Optional.ofNullable(profiles.get(key));
    }

    /// Sessions end only where what they were made with has changed.
    void configure(List<PppoeServer> wanted, List<PppProfile> newProfiles, long nowNanos) {
        profiles.clear();
        newProfiles.forEach(profile -> profiles.put(profile.key(), profile));
        Map<String, PppoeServer> before = new HashMap<>(servers);
        servers.clear();
        wanted.forEach(server -> servers.put(server.key(), server));
        for (PppoeServer old : before.values()) {
            PppoeServer now = servers.get(old.key());
            if (now == null || !sameTerms(old, now)) {
                closeAll(
                        old.key(),
                        now == null ? LinkEnd.UNCONFIGURED : LinkEnd.ours("configuration changed"),
                        nowNanos);
            }
        }
        listen();
    }

    /// A session whose name was changed is called by the new one at once; one that came in before its name
    /// was kept, from its next time on. With a name that is kept no longer its session ends, as with any
    /// interface that is removed.
    void keepNames(List<SessionName> names, long nowNanos) {
        labels.keep(names);
        for (Bundle bundle : bundles.all()) {
            if (labels.withdrawn(bundle.terms().label())) {
                bundle.end(LinkEnd.ours("interface removed"), nowNanos);
            }
            labels.renamed(bundle.terms().label())
                    .ifPresent(label -> bundle.rename(label, Optional.empty(), OptionalInt.empty(), nowNanos));
        }
    }

    /// Whether sessions of one may stay for the other.
    private static boolean sameTerms(PppoeServer a, PppoeServer b) {
        return a.linuxName().equals(b.linuxName())
                && a.options().equals(b.options())
                && a.authentication().equals(b.authentication())
                && a.profile().equals(b.profile());
    }

    private void closeAll(String key, LinkEnd end, long nowNanos) {
        for (Link link : bundles.allLinks()) {
            if (link.owner() instanceof ServerSession && link.owner().key().equals(key)) {
                link.close(end, nowNanos);
            }
        }
    }

    void portUp(EthernetPort port) {
        Concentrator concentrator = new Concentrator(port);
        concentrators.put(port.linuxName(), concentrator);
        listen(concentrator);
    }

    private int firstId() {
        return 1 + context.random().nextInt(PppoeView.MAX_SESSION_ID);
    }

    /// No new session there; those that there are end.
    void portLeaves(String linuxName) {
        Concentrator leaving = concentrators.get(linuxName);
        if (leaving != null) {
            leaving.machine.services(List.of());
        }
    }

    void portDown(String linuxName) {
        Concentrator gone = concentrators.remove(linuxName);
        if (gone != null) {
            context.timers().remove(gone);
        }
    }

    /// No new session from now on.
    void stop() {
        servers.clear();
        listen();
    }

    private void listen() {
        concentrators.values().forEach(this::listen);
    }

    private void listen(Concentrator concentrator) {
        concentrator.machine.services(servers.values().stream()
                .filter(server -> server.linuxName().equals(concentrator.linuxName()))
                .map(ServerDesk::service)
                .toList());
    }

    private static AccessConcentrator.Service service(PppoeServer server) {
        return new AccessConcentrator.Service(
                server.key(),
                server.acName(),
                server.serviceName(),
                server.acceptEmptyService(),
                server.maxSessions(),
                server.padoDelayMillis());
    }

    void receive(String linuxName, DiscoveryPacket packet, MacAddress source, long nowNanos) {
        Concentrator concentrator = concentrators.get(linuxName);
        if (concentrator == null) {
            return;
        }
        if (failures.blocked(source, nowNanos)) {
            context.count(linuxName, ControlCounter.BLOCKED_HOST);
            return;
        }
        if (!ControlContext.carriesPpp(concentrator.port)) {
            context.count(linuxName, ControlCounter.MTU_TOO_SMALL);
            return;
        }
        concentrator.machine.largestPayload(ControlContext.largestPayload(concentrator.port));
        carryOut(concentrator, concentrator.machine.receive(packet, source, nowNanos), nowNanos);
    }

    private void carryOut(Concentrator concentrator, List<DiscoveryEvent> events, long nowNanos) {
        context.timers().update(concentrator);
        for (DiscoveryEvent event : events) {
            switch (event) {
                case DiscoveryEvent.Send(MacAddress destination, DiscoveryPacket packet) ->
                    context.sendDiscovery(concentrator.linuxName(), destination, packet);
                case DiscoveryEvent.Established found -> established(concentrator, found, nowNanos);
                case DiscoveryEvent.Remark _ -> {}
            }
        }
    }

    private void established(Concentrator concentrator, DiscoveryEvent.Established found, long nowNanos) {
        PppoeServer server = servers.get(found.service());
        Optional<EthernetPort> port = context.port(concentrator.linuxName());
        if (server == null || port.isEmpty()) {
            concentrator.machine.closed(found.sessionId(), nowNanos);
            return;
        }
        context.log(List.of("pppoe", "info"), "PPPoE connection established from " + found.peer());
        ServerSession session = new ServerSession(this, server);
        Link link = new Link(
                context,
                new SessionKey(concentrator.linuxName(), found.peer(), found.sessionId()),
                port.get().macAddress(),
                found,
                session.terms(port.get(), found),
                session,
                bundles::forget);
        bundles.add(link);
        link.start(nowNanos);
        session.besideDoubtful(link, nowNanos);
    }

    void sessionClosed(Link link, long nowNanos) {
        Concentrator concentrator = concentrators.get(link.session().linuxName());
        if (concentrator != null) {
            concentrator.machine.closed(link.session().sessionId(), nowNanos);
        }
    }

    /// @return what the answer is known by, until it comes or is forgotten
    long check(Link link, String name, Claim claim) {
        long ticket = ++lastTicket;
        tickets.put(ticket, link);
        context.act(new ControlAction.CheckCredentials(new CredentialPort.CredentialCheck(
                ticket, link.owner().key(), name, link.session().peer(), claim)));
        return ticket;
    }

    /// Nobody waits for this answer any more.
    void forget(long ticket) {
        tickets.remove(ticket);
    }

    void verdict(EngineCommand.Verdict verdict, long nowNanos) {
        Link link = tickets.remove(verdict.ticket());
        if (link == null) {
            return;
        }
        if (verdict.admitted().isEmpty()) {
            failures.failed(link.session().peer(), nowNanos);
            context.log(
                    List.of("pppoe", "ppp", "error"),
                    "authentication failed from " + link.session().peer() + " - " + verdict.reason());
        }
        if (link.owner() instanceof ServerSession session) {
            session.decided(link, verdict.admitted(), nowNanos);
        }
    }

    /// Nobody can answer a check.
    void unjudged(EngineCommand.Unjudged check, long nowNanos) {
        Link link = tickets.remove(check.ticket());
        if (link != null && link.owner() instanceof ServerSession session) {
            session.unjudged(link, check.reason(), nowNanos);
        }
    }

    /// Requests that the concentrator of an interface refused.
    Map<DiscoveryRefusal, Long> refusals(String linuxName) {
        Concentrator concentrator = concentrators.get(linuxName);
        return concentrator == null ? Map.of() : concentrator.machine.refusals();
    }
}
