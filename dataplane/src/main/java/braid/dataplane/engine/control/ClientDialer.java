package braid.dataplane.engine.control;

import braid.dataplane.engine.EthernetPort;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.ppp.auth.Claim;
import braid.dataplane.ppp.lcp.EndpointDiscriminator;
import braid.dataplane.pppoe.DiscoveryClient;
import braid.dataplane.pppoe.DiscoveryEvent;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.DataplaneStatus.ClientPhase;
import braid.dataplane.status.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One PPPoE client: its lines, and the bundle that their links form. Any line may be first, leave and come back.
final class ClientDialer implements LinkOwner, BundleOwner {
    // Chosen by us.
    private static final int MAX_LINKS = 64;
    private static final long BESIDE_OTHERS_SECONDS = 3;
    private static final long BESIDE_PLAIN_SECONDS = 60;

    private final ControlContext context;
    private final Bundles bundles;
    private final int instance;
    private final EndpointDiscriminator endpoint;
    private final List<ClientLine> lines = new ArrayList<>();
    private final ClientLog log;

    private PppoeClient client;
    private Optional<Bundle> bundle = Optional.empty();
    private Optional<DemandInterface> waiting = Optional.empty();
    private boolean demanded;
    private boolean plainOnly;
    private boolean stopping;
    private String lastReason = "";

    /// @param instance different for each client; all but 0 show themselves as a box of their own
    ClientDialer(ControlContext context, Bundles bundles, PppoeClient client, int instance) {
        this.context = context;
        this.bundles = bundles;
        this.client = client;
        this.instance = instance;
        this.endpoint = instance == 0 ? context.endpoint() : context.endpoint().instance(instance);
        this.log = new ClientLog(context);
    }

    PppoeClient client() {
        return client;
    }

    int instance() {
        return instance;
    }

    List<ClientLine> lines() {
        return lines;
    }

    Optional<Bundle> bundle() {
        return bundle;
    }

    /// Its interface while it has no session and dials on demand.
    Optional<DemandInterface> waiting() {
        return waiting;
    }

    /// Whether lines rest until there is a packet to send.
    boolean rests() {
        return client.onDemand() && !demanded && bundle.isEmpty() && !stopping;
    }

    /// There is something to send.
    void demanded(long nowNanos) {
        if (!stopping) {
            demanded = true;
            List.copyOf(lines).forEach(line -> line.wake(nowNanos));
        }
    }

    /// Why the line of a link lost its last one.
    String reasonOf(Link link) {
        return lines.stream()
                .filter(line -> line.link().equals(Optional.of(link)))
                .map(ClientLine::reason)
                .findFirst()
                .orElse("");
    }

    String lastReason() {
        return lastReason;
    }

    void start(long nowNanos) {
        changed(nowNanos);
        waitOrNot(OptionalInt.empty(), nowNanos);
        for (PppoeClient.Line line : client.lines()) {
            addLine(line, nowNanos);
        }
    }

    /// Has the interface without a session while it should, and not otherwise.
    ///
    /// @param inherited the number of a bundle that is over, with its interface
    private void waitOrNot(OptionalInt inherited, long nowNanos) {
        boolean wanted = client.onDemand() && bundle.isEmpty() && !stopping;
        if (wanted && waiting.isEmpty()) {
            int number = inherited.isPresent() ? inherited.getAsInt() : context.newNumber();
            DemandInterface made = new DemandInterface(context, number, instance, client);
            waiting = Optional.of(made);
            made.open();
            List.copyOf(lines).forEach(line -> line.rest(nowNanos));
        } else if (wanted) {
            waiting.get().change(client);
        } else if (waiting.isPresent()) {
            waiting.get().close();
            waiting = Optional.empty();
            List.copyOf(lines).forEach(line -> line.wake(nowNanos));
        }
    }

    private void addLine(PppoeClient.Line line, long nowNanos) {
        ClientLine added = new ClientLine(context, this, line);
        lines.add(added);
        context.add(added);
        if (context.port(line.linuxName()).isPresent()) {
            added.portUp(nowNanos);
        }
    }

    /// Redials what must be redialled for the change, and nothing else.
    void configure(PppoeClient now, long nowNanos) {
        PppoeClient before = client;
        client = now;
        boolean all = !now.sameTerms(before);
        plainOnly &= !all;
        for (ClientLine line : List.copyOf(lines)) {
            Optional<PppoeClient.Line> wanted = now.lines().stream()
                    .filter(candidate ->
                            candidate.linuxName().equals(line.line().linuxName()))
                    .findFirst();
            if (wanted.isEmpty()) {
                lines.remove(line);
                context.remove(line);
                line.stop(LinkEnd.ours("line removed"), nowNanos);
            } else if (all || !wanted.get().equals(line.line())) {
                line.redial(wanted.get(), LinkEnd.ours("configuration changed"), nowNanos);
            }
        }
        for (PppoeClient.Line line : now.lines()) {
            if (lines.stream().noneMatch(there -> there.line().linuxName().equals(line.linuxName()))) {
                addLine(line, nowNanos);
            }
        }
        boolean shown = before.label().equals(now.label())
                && before.linuxName().equals(now.linuxName())
                && before.defaultRouteMetric().equals(now.defaultRouteMetric());
        if (!shown && !all) {
            bundle.ifPresent(
                    b -> b.rename(now.label(), Optional.of(now.linuxName()), now.defaultRouteMetric(), nowNanos));
        }
        waitOrNot(OptionalInt.empty(), nowNanos);
        changed(nowNanos);
    }

    void stop(LinkEnd why, long nowNanos) {
        stopping = true;
        lastReason = why.reason();
        for (ClientLine line : lines) {
            context.remove(line);
            line.stop(why, nowNanos);
        }
        waitOrNot(OptionalInt.empty(), nowNanos);
        changed(nowNanos);
    }

    /// How long a line whose link failed may wait at most before it dials again.
    long longestPauseSeconds() {
        if (bundle.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return bundle.get().multilink() ? BESIDE_OTHERS_SECONDS : BESIDE_PLAIN_SECONDS;
    }

    /// How long it must wait at least: beside a plain link there is nothing to join.
    long shortestPauseSeconds() {
        return bundle.isPresent() && !bundle.get().multilink() ? BESIDE_PLAIN_SECONDS : 0;
    }

    /// The concentrator that further lines should find.
    Optional<String> preferredAc() {
        return bundle.flatMap(b -> b.members().stream().findFirst())
                .map(link -> link.discovered().acName());
    }

    DiscoveryClient.Wish wish(EthernetPort port) {
        return ClientTerms.wish(client, port);
    }

    /// Whether a session of ours has the same id with the same host already.
    boolean has(ClientLine line, DiscoveryEvent.Established found) {
        return bundles.bySession(session(line, found)).isPresent();
    }

    private static SessionKey session(ClientLine line, DiscoveryEvent.Established found) {
        return new SessionKey(line.line().linuxName(), found.peer(), found.sessionId());
    }

    Link newLink(ClientLine line, EthernetPort port, DiscoveryEvent.Established found) {
        Optional<Bundle> known = bundle.filter(Bundle::multilink);
        LinkTerms terms = ClientTerms.ofLink(
                client,
                line.line(),
                port,
                found,
                known.map(b -> b.agreement().peerMrruBytes()).orElse(OptionalInt.empty()),
                endpoint);
        Link link = new Link(
                context,
                session(line, found),
                port.macAddress(),
                found,
                plainOnly ? terms.withoutMultilink() : terms,
                this,
                bundles::forget);
        bundles.add(link);
        return link;
    }

    @Override
    public String key() {
        return client.key();
    }

    @Override
    public Role role() {
        return Role.CLIENT;
    }

    @Override
    public void progressed(Link link, long nowNanos) {
        changed(nowNanos);
    }

    @Override
    public void check(Link link, int check, String name, Claim claim, long nowNanos) {
        throw new IllegalStateException("a client asks nobody for proof");
    }

    @Override
    public void checkDropped(int check) {
        throw new IllegalStateException("a client asks nobody for proof");
    }

    @Override
    public void ready(Link link, long nowNanos) {
        BundleKey key = new BundleKey(
                Role.CLIENT, client.key(), link.peerName(), link.agreement().peerEndpoint(), "");
        Optional<String> useless =
                NetworkProtocols.refusal(client.session(), link.keys().isPresent());
        if (stopping) {
            link.close(LinkEnd.UNCONFIGURED, nowNanos);
        } else if (useless.isPresent()) {
            link.close(LinkEnd.disagreement(useless.get()), nowNanos);
        } else if (bundle.isEmpty()) {
            Bundle made = new Bundle(context, waiting, key, ClientTerms.ofBundle(client), link, this, bundles::forget);
            waiting = Optional.empty();
            bundles.add(made);
            bundle = Optional.of(made);
            List.copyOf(lines).forEach(line -> line.wake(nowNanos));
            log.authenticated(client.label());
            made.join(link, nowNanos);
            preferSame();
        } else {
            Optional<String> refusal = bundle.get().refusal(link, MAX_LINKS);
            if (refusal.isEmpty() && !bundle.get().key().equals(key)) {
                refusal = Optional.of("peer differs from the bundle's");
            }
            if (refusal.isPresent()) {
                link.close(LinkEnd.ours(refusal.get()), nowNanos);
            } else {
                bundle.get().join(link, nowNanos);
                if (lines.size() > 1) {
                    context.info(client.label() + ": link on " + link.session().linuxName() + " joined");
                }
            }
        }
        changed(nowNanos);
    }

    @Override
    public void askedAgain(Link link, long nowNanos) {
        throw new IllegalStateException("a client decides at once");
    }

    private void preferSame() {
        Optional<String> ac = preferredAc();
        lines.forEach(line -> line.prefer(ac));
    }

    @Override
    public void ended(Link link, LinkEnd end, long nowNanos) {
        String reason = end.reason();
        lastReason = reason;
        boolean others = bundle.isPresent();
        lines.stream()
                .filter(line -> line.link().equals(Optional.of(link)))
                .findFirst()
                .ifPresent(line -> {
                    if (others && !line.reason().equals(reason)) {
                        context.info(
                                client.label() + ": link on " + link.session().linuxName() + " left - " + reason);
                    }
                    line.ended(link, reason, nowNanos);
                });
        plainOnly &= lines.stream().anyMatch(line -> line.link().isPresent());
        if (bundle.isEmpty()) {
            demanded = false;
            waiting.filter(_ -> rests()).ifPresent(DemandInterface::await);
        }
        changed(nowNanos);
    }

    @Override
    public void connected(Bundle which, long nowNanos) {
        changed(nowNanos);
    }

    @Override
    public boolean keepsInterface() {
        return client.onDemand() && !stopping;
    }

    @Override
    public void destroyed(Bundle which, long nowNanos) {
        if (bundle.equals(Optional.of(which))) {
            bundle = Optional.empty();
            preferSame();
            if (keepsInterface()) {
                demanded = false;
                waitOrNot(OptionalInt.of(which.number()), nowNanos);
            }
        }
        changed(nowNanos);
    }

    @Override
    public void multilinkUnanswered(Bundle which, long nowNanos) {
        plainOnly = true;
        context.info(client.label() + ": peer does not answer in multilink, going on without");
        which.members().forEach(link -> link.restartWithoutMultilink(nowNanos));
    }

    /// Something that is shown may have changed.
    void changed(long nowNanos) {
        lines.stream()
                .flatMap(line -> line.link().stream())
                .filter(link -> link.phase() == LinkMachine.Phase.TERMINATING)
                .findFirst()
                .ifPresent(link -> lastReason = link.reason());
        log.phase(client.label(), phase(), lastReason);
    }

    ClientPhase phase() {
        return ClientPhases.of(bundle, lines);
    }
}
