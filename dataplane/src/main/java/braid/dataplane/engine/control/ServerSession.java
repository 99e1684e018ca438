package braid.dataplane.engine.control;

import braid.dataplane.engine.EngineCommand.Admission;
import braid.dataplane.engine.EthernetPort;
import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.Demand;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.LinkOptions;
import braid.dataplane.network.PppProfile;
import braid.dataplane.network.PppProfile.AddressSource;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.PppoeServer;
import braid.dataplane.network.SessionOptions;
import braid.dataplane.ppp.auth.Claim;
import braid.dataplane.ppp.ipcp.IpcpSettings;
import braid.dataplane.ppp.lcp.EndpointDiscriminator;
import braid.dataplane.ppp.lcp.LcpSettings;
import braid.dataplane.pppoe.DiscoveryEvent;
import braid.dataplane.status.EndedSession;
import braid.dataplane.status.Role;
import braid.dataplane.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A link that came in by a server: whether its user may have it, and which bundle it belongs to.
final class ServerSession implements LinkOwner, BundleOwner {
    // Chosen by us.
    private static final int MAX_LINKS = 8;
    private static final long ASK_AGAIN_NANOS = 100 * Deadline.NANOS_PER_MILLI;
    private static final long VERDICT_NANOS = 10 * Deadline.NANOS_PER_SECOND;

    /// What became of the question who the peer is.
    private sealed interface Question {
        record None() implements Question {}

        record Asked(int check, long ticket) implements Question {}

        /// Its user is welcome, but doubtful sessions of the same host come first.
        record Postponed(int check, Admission admission) implements Question {}
    }

    private final ServerDesk desk;
    private final PppoeServer server;
    private Question question = new Question.None();
    private final List<IpAddress.V4> leased = new ArrayList<>();
    /// What the bundle is called that its link came into.
    private Optional<String> joined = Optional.empty();

    ServerSession(ServerDesk desk, PppoeServer server) {
        this.desk = desk;
        this.server = server;
    }

    LinkTerms terms(EthernetPort port, DiscoveryEvent.Established found) {
        LinkOptions options = server.options();
        int limit = ControlContext.limitBytes(port, found.maxPayload());
        LcpSettings lcp = new LcpSettings(
                Math.min(limit, options.maxMruBytes().orElse(limit)),
                limit,
                options.mrruBytes(),
                OptionalInt.empty(),
                Optional.of(desk.context().endpoint()),
                Bundles.preferred(server.authentication(), encryption()),
                List.of());
        return new LinkTerms(
                lcp,
                options.keepaliveSeconds(),
                Math.min(limit, options.maxMtuBytes().orElse(limit)),
                Optional.empty(),
                server.acName(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /// Of the server's own profile; which one the user has is not known before it is known who it is.
    private Demand encryption() {
        return desk.profile(server.profile())
                .map(profile -> profile.session().encryption())
                .orElse(Demand.NO);
    }

    @Override
    public String key() {
        return server.key();
    }

    @Override
    public Role role() {
        return Role.SERVER;
    }

    @Override
    public void progressed(Link link, long nowNanos) {
        // What is shown of a server is its bundles.
    }

    @Override
    public void check(Link link, int check, String name, Claim claim, long nowNanos) {
        question = new Question.Asked(check, desk.check(link, name, claim));
        link.askAgain(nowNanos + VERDICT_NANOS);
    }

    @Override
    public void checkDropped(int check) {
        if (question instanceof Question.Asked(int _, long ticket)) {
            desk.forget(ticket);
        }
        question = new Question.None();
    }

    @Override
    public void ready(Link link, long nowNanos) {
        if (besideDoubtful(link, nowNanos)) {
            link.askAgain(nowNanos + ASK_AGAIN_NANOS);
            return;
        }
        BundleKey key = bundleKey(link);
        Optional<Bundle> there = desk.bundles().byKey(key);
        if (there.isPresent()) {
            Optional<String> refusal = there.get().refusal(link, MAX_LINKS);
            if (refusal.isPresent()) {
                link.close(LinkEnd.ours(refusal.get()), nowNanos);
            } else {
                join(there.get(), link, nowNanos);
                desk.context()
                        .info(there.get().label() + ": link from "
                                + link.session().peer() + " joined");
            }
            return;
        }
        Optional<String> refusal = limits(link).or(() -> create(link, key, nowNanos));
        refusal.ifPresent(reason -> link.close(LinkEnd.ours(reason), nowNanos));
    }

    private void join(Bundle bundle, Link link, long nowNanos) {
        joined = Optional.of(bundle.terms().label());
        bundle.join(link, nowNanos);
    }

    /// What is decided about its user.
    void decided(Link link, Optional<Admission> admitted, long nowNanos) {
        if (!(question instanceof Question.Asked(int check, long _))) {
            throw new IllegalStateException("a verdict that nobody asked for");
        }
        question = new Question.None();
        if (admitted.isPresent()) {
            admit(link, check, admitted.get(), nowNanos);
        } else {
            link.decide(check, admitted, nowNanos);
        }
    }

    /// Nobody could say who it is: it is sent away at once, rather than left in doubt until it gives up itself.
    void unjudged(Link link, String reason, long nowNanos) {
        if (question instanceof Question.Asked(int check, long ticket)) {
            desk.forget(ticket);
            question = new Question.None();
            desk.context()
                    .log(
                            List.of("pppoe", "ppp", "error"),
                            "nobody could say who " + link.session().peer() + " is - " + reason);
            link.decide(check, Optional.empty(), nowNanos);
        }
    }

    /// Good news waits for doubtful sessions, so that the host does not send on a link that cannot join yet.
    private void admit(Link link, int check, Admission admission, long nowNanos) {
        if (besideDoubtful(link, nowNanos)) {
            question = new Question.Postponed(check, admission);
            link.askAgain(nowNanos + ASK_AGAIN_NANOS);
        } else {
            question = new Question.None();
            link.decide(check, Optional.of(admission), nowNanos);
        }
    }

    @Override
    public void askedAgain(Link link, long nowNanos) {
        if (question instanceof Question.Postponed(int check, Admission admission)) {
            admit(link, check, admission, nowNanos);
        } else if (question instanceof Question.Asked) {
            unjudged(link, "no answer in time", nowNanos);
        } else if (link.phase() == LinkMachine.Phase.READY && link.bundle().isEmpty()) {
            ready(link, nowNanos);
        }
    }

    /// A host that crashed dials anew while its old sessions seem alive; joined to their bundle it would speak to
    /// nobody. So they must show life first, or go.
    boolean besideDoubtful(Link link, long nowNanos) {
        boolean doubtful = false;
        for (Link other : desk.bundles().ofSameHost(link)) {
            boolean older = other.age() < link.age() && other.bundle().isPresent();
            doubtful |= older && other.owner().role() == Role.SERVER && other.doubtedFor(link, nowNanos);
        }
        return doubtful;
    }

    /// Links come together over servers whose terms are equal.
    private BundleKey bundleKey(Link link) {
        EndpointDiscriminator endpoint = link.agreement().peerEndpoint();
        String group = server.profile() + "/" + server.options().mrruBytes() + "/" + server.authentication();
        boolean unknown = link.peerName().isEmpty() && endpoint.equals(EndpointDiscriminator.NONE);
        // Who shows neither a name nor a box is bundled with nobody, lest strangers share a bundle.
        boolean joinable = link.agreement().multilink() && !unknown;
        return new BundleKey(Role.SERVER, group, link.peerName(), endpoint, joinable ? "" : "link " + link.number());
    }

    private Optional<String> limits(Link link) {
        boolean onlyOne = profile(link).map(PppProfile::onlyOne).orElse(false);
        if (onlyOne && !link.peerName().isEmpty() && desk.bundles().userIsActive(link.peerName())) {
            return Optional.of("user " + link.peerName() + " is already active");
        }
        boolean sameHost = server.oneSessionPerHost()
                && desk.bundles().hostIsActive(server.key(), link.session().peer());
        return sameHost ? Optional.of("host already has a session") : Optional.empty();
    }

    private Optional<PppProfile> profile(Link link) {
        return desk.profile(link.user().flatMap(PppUser::profile).orElse(server.profile()));
    }

    /// @return why there is no bundle
    private Optional<String> create(Link link, BundleKey key, long nowNanos) {
        Optional<PppProfile> profile = profile(link);
        if (profile.isEmpty()) {
            return Optional.of("its profile is not in force");
        }
        SessionOptions options = profile.get().session();
        Optional<String> useless = NetworkProtocols.refusal(options, link.keys().isPresent());
        if (useless.isPresent()) {
            return useless;
        }
        Optional<AddressSource> ownSource =
                link.user().flatMap(PppUser::localAddress).or(() -> profile.flatMap(PppProfile::localAddress));
        Optional<AddressSource> peerSource =
                link.user().flatMap(PppUser::remoteAddress).or(() -> profile.flatMap(PppProfile::remoteAddress));
        Optional<IpAddress.V4> own = ownSource.flatMap(this::lease);
        Optional<IpAddress.V4> peer = peerSource.flatMap(this::lease);
        if (ownSource.isPresent() != own.isPresent() || peerSource.isPresent() != peer.isPresent()) {
            freeLeases();
            return Optional.of("no address left in pool");
        }
        String taken = desk.labels().take(link.peerName(), server.serviceName());
        IpcpSettings ipcp = new IpcpSettings(
                false,
                own,
                peer.<IpcpSettings.PeerAddress>map(IpcpSettings.PeerAddress.Assigned::new)
                        .orElse(new IpcpSettings.PeerAddress.None()),
                false,
                profile.get().dnsServers(),
                profile.get().winsServers());
        Bundle bundle = new Bundle(
                desk.context(),
                Optional.empty(),
                key,
                new BundleTerms(
                        server.key(),
                        link.peerName(),
                        taken,
                        Optional.empty(),
                        ipcp,
                        options,
                        link.user().map(PppUser::limits).orElse(ByteLimits.NONE),
                        OptionalInt.empty(),
                        link.user().map(PppUser::routes).orElse(List.of())),
                link,
                this,
                desk.bundles()::forget);
        desk.bundles().add(bundle);
        desk.context().info(taken + ": authenticated");
        join(bundle, link, nowNanos);
        return Optional.empty();
    }

    private Optional<IpAddress.V4> lease(AddressSource source) {
        Optional<IpAddress.V4> address = desk.leases().take(source);
        if (source instanceof AddressSource.FromPool) {
            address.ifPresent(leased::add);
        }
        return address;
    }

    private void freeLeases() {
        leased.forEach(desk.leases()::free);
        leased.clear();
    }

    @Override
    public void ended(Link link, LinkEnd end, long nowNanos) {
        desk.sessionClosed(link, nowNanos);
        // One that was refused after its user was accepted has no name yet; why it was must be seen all the same.
        Optional<String> user = Optional.of(link.peerName()).filter(name -> !name.isEmpty());
        joined.or(() -> user.map(name -> "<pppoe-" + name + ">"))
                .ifPresent(name -> desk.context()
                        .info(name + ": link from " + link.session().peer() + " ended - " + end.reason()));
    }

    @Override
    public void connected(Bundle bundle, long nowNanos) {
        desk.context().info(bundle.terms().label() + ": connected");
    }

    @Override
    public boolean keepsInterface() {
        return false;
    }

    @Override
    public void destroyed(Bundle bundle, long nowNanos) {
        freeLeases();
        desk.labels().free(bundle.terms().label());
        String user = bundle.terms().user();
        Optional<LinkEnd> end = bundle.lastEnd().filter(_ -> !user.isEmpty());
        end.ifPresent(why -> desk.userLeft(new EndedSession(user, bundle.callerId(), nowNanos, why.cause())));
        desk.context()
                .info(bundle.terms().label() + ": terminating... - "
                        + bundle.lastEnd().map(LinkEnd::reason).orElse(""));
        desk.context().info(bundle.terms().label() + ": disconnected");
    }

    @Override
    public void multilinkUnanswered(Bundle bundle, long nowNanos) {
        desk.context().info(bundle.terms().label() + ": peer does not answer in multilink, going on without");
        bundle.members().forEach(link -> link.restartWithoutMultilink(nowNanos));
    }
}
