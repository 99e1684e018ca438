package braid.dataplane.pppoe;

import braid.dataplane.network.MacAddress;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppoeCode;
import braid.dataplane.wire.PppoeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// Discovery of one link as the host (RFC 2516 section 5): PADI until somebody offers, PADR to the chosen one until it
/// gives a session; without end. Pure: time and randomness come in.
public final class DiscoveryClient {
    /// What is looked for.
    ///
    /// @param serviceName empty text: any
    /// @param acName empty text: any
    /// @param hostUniq a fixed Host-Uniq; empty: a new one for each attempt
    /// @param maxPayload offered by RFC 4638; empty: not offered
    public record Wish(String serviceName, String acName, Optional<Octets> hostUniq, OptionalInt maxPayload) {}

    // Times and bounds that Braid chose; RFC 2516 section 8 names none.
    private static final long[] PADI_AFTER_SECONDS = {1, 1, 2, 4, 10};
    private static final long HURRIED_SECONDS = 3;
    private static final long[] PADR_AFTER_SECONDS = {1, 2, 4};
    private static final long CHOOSE_MILLIS = 500;
    private static final double JITTER = 0.2;
    private static final int MAX_OFFERS = 16;
    private static final int HOST_UNIQ_BYTES = 8;

    // Rounds without an offer from the wanted concentrator after which any is taken: who answers decides at joining.
    private static final int FAITHFUL_ROUNDS = 3;

    private sealed interface State {
        record Idle() implements State {}

        /// @param until when a choice must be made; empty before the first offer
        /// @param repeatNanos when the next PADI is due, unless there is something to choose from
        record Offering(int round, List<Offer> offers, OptionalLong until, long repeatNanos) implements State {}

        record Requesting(Offer offer, int tries, long repeatNanos) implements State {}

        record Session(int sessionId, MacAddress peer) implements State {}
    }

    private record Offer(
            MacAddress peer, String acName, Optional<Octets> cookie, Optional<Octets> relay, OptionalInt maxPayload) {}

    private final Wish wish;
    private final RandomGenerator random;
    private final List<DiscoveryEvent> events = new ArrayList<>();

    private State state = new State.Idle();
    private Octets hostUniq = Octets.EMPTY;
    private Optional<String> preferredAc = Optional.empty();
    private boolean hurried;

    /// Whether a concentrator other than the preferred one has answered this attempt.
    private boolean strangerSeen;

    /// Whether anybody has answered the latest PADI, if only to refuse.
    private boolean answered;

    public DiscoveryClient(Wish wish, RandomGenerator random) {
        this.wish = wish;
        this.random = random;
    }

    /// Other links of the bundle are up, at this concentrator: seek it, and seek it more often.
    public void prefer(Optional<String> acName) {
        preferredAc = acName;
        hurried = acName.isPresent();
    }

    /// Begins a new attempt.
    public List<DiscoveryEvent> start(long nowNanos) {
        hostUniq = wish.hostUniq().orElseGet(this::newHostUniq);
        strangerSeen = false;
        offering(0, nowNanos);
        return taken();
    }

    /// Sends nothing; what still comes for the old attempt is ignored.
    public void stop() {
        state = new State.Idle();
    }

    public List<DiscoveryEvent> receive(DiscoveryPacket packet, MacAddress source, long nowNanos) {
        switch (packet.code()) {
            case PppoeCode.PADO -> offer(packet, source, nowNanos);
            case PppoeCode.PADS -> session(packet, source, nowNanos);
            default -> {}
        }
        return taken();
    }

    public List<DiscoveryEvent> advance(long nowNanos) {
        switch (state) {
            case State.Offering(int round, List<Offer> offers, OptionalLong until, long repeatNanos) -> {
                if (until.isPresent()) {
                    if (Deadline.due(until, nowNanos)) {
                        choose(offers, nowNanos);
                    }
                } else if (repeatNanos - nowNanos <= 0) {
                    if (preferredAc.isPresent() && round == FAITHFUL_ROUNDS && strangerSeen) {
                        events.add(new DiscoveryEvent.Remark("different access concentrator"));
                    } else if (!answered) {
                        events.add(new DiscoveryEvent.Remark("no access concentrator answers"));
                    }
                    offering(round + 1, nowNanos);
                }
            }
            case State.Requesting(Offer offer, int tries, long repeatNanos) -> {
                if (repeatNanos - nowNanos <= 0) {
                    if (tries < PADR_AFTER_SECONDS.length) {
                        request(offer, tries + 1, nowNanos);
                    } else {
                        events.add(new DiscoveryEvent.Remark("no session from " + offer.peer()));
                        events.addAll(start(nowNanos));
                    }
                }
            }
            case State.Idle(), State.Session _ -> {}
        }
        return taken();
    }

    public OptionalLong nextDeadlineNanos() {
        return switch (state) {
            case State.Offering(int _, List<Offer> _, OptionalLong until, long repeatNanos) ->
                until.isPresent() ? until : OptionalLong.of(repeatNanos);
            case State.Requesting(Offer _, int _, long repeatNanos) -> OptionalLong.of(repeatNanos);
            case State.Idle(), State.Session _ -> OptionalLong.empty();
        };
    }

    private void offering(int round, long nowNanos) {
        long seconds = PADI_AFTER_SECONDS[Math.min(round, PADI_AFTER_SECONDS.length - 1)];
        long pause = hurried ? Math.min(seconds, HURRIED_SECONDS) : seconds;
        double jitter = 1 + JITTER * (2 * random.nextDouble() - 1);
        long repeatNanos = nowNanos + (long) (pause * Deadline.NANOS_PER_SECOND * jitter);
        answered = false;
        state = new State.Offering(round, List.of(), OptionalLong.empty(), repeatNanos);
        List<PppoeTag> tags = new ArrayList<>();
        tags.add(PppoeTag.text(PppoeTag.SERVICE_NAME, wish.serviceName()));
        tags.add(new PppoeTag(PppoeTag.HOST_UNIQ, hostUniq));
        addMaxPayload(tags);
        events.add(new DiscoveryEvent.Send(MacAddress.BROADCAST, new DiscoveryPacket(PppoeCode.PADI, 0, tags)));
    }

    private void offer(DiscoveryPacket packet, MacAddress source, long nowNanos) {
        if (!(state instanceof State.Offering(int round, List<Offer> offers, OptionalLong until, long repeatNanos))) {
            return;
        }
        if (!forUs(packet)) {
            return;
        }
        answered = true;
        Optional<Offer> offer = acceptable(packet, source);
        if (offer.isEmpty() || offers.size() == MAX_OFFERS) {
            whyRefused(packet).ifPresent(text -> events.add(new DiscoveryEvent.Remark(text)));
            return;
        }
        boolean wanted = preferredAc.equals(Optional.of(offer.get().acName()));
        if (preferredAc.isPresent() && !wanted && round <= FAITHFUL_ROUNDS) {
            strangerSeen = true;
            return;
        }
        if (wanted || !wish.acName().isEmpty()) {
            request(offer.get(), 1, nowNanos);
            return;
        }
        List<Offer> more = new ArrayList<>(offers);
        more.add(offer.get());
        OptionalLong choice = until.isPresent() ? until : Deadline.inMillis(nowNanos, CHOOSE_MILLIS);
        state = new State.Offering(round, List.copyOf(more), choice, repeatNanos);
    }

    /// RFC 2516 section 5.2.
    private Optional<Offer> acceptable(DiscoveryPacket packet, MacAddress source) {
        List<Octets> names = packet.all(PppoeTag.AC_NAME);
        boolean good = packet.sessionId() == 0
                && names.size() == 1
                && packet.error().isEmpty()
                && offersService(packet)
                && (wish.acName().isEmpty()
                        || wish.acName().equals(names.getFirst().text()));
        return good
                ? Optional.of(new Offer(
                        source,
                        names.getFirst().text(),
                        packet.first(PppoeTag.AC_COOKIE),
                        packet.first(PppoeTag.RELAY_SESSION_ID),
                        packet.maxPayload()))
                : Optional.empty();
    }

    private Optional<String> whyRefused(DiscoveryPacket packet) {
        if (packet.error().isPresent()) {
            return packet.error();
        }
        if (!offersService(packet)) {
            return Optional.of("no access concentrator offers service " + wish.serviceName());
        }
        boolean named = packet.all(PppoeTag.AC_NAME).stream()
                .anyMatch(name -> wish.acName().isEmpty() || wish.acName().equals(name.text()));
        return named ? Optional.empty() : Optional.of("no access concentrator is named " + wish.acName());
    }

    private boolean offersService(DiscoveryPacket packet) {
        return wish.serviceName().isEmpty()
                || packet.all(PppoeTag.SERVICE_NAME).contains(Octets.ofText(wish.serviceName()));
    }

    /// Our rule that a concentrator must return the Host-Uniq.
    private boolean forUs(DiscoveryPacket packet) {
        return packet.first(PppoeTag.HOST_UNIQ).equals(Optional.of(hostUniq));
    }

    /// The first one that came; a concentrator with little to do answers first.
    private void choose(List<Offer> offers, long nowNanos) {
        request(offers.getFirst(), 1, nowNanos);
    }

    private void request(Offer offer, int tries, long nowNanos) {
        long repeatNanos = nowNanos + PADR_AFTER_SECONDS[tries - 1] * Deadline.NANOS_PER_SECOND;
        state = new State.Requesting(offer, tries, repeatNanos);
        List<PppoeTag> tags = new ArrayList<>();
        tags.add(PppoeTag.text(PppoeTag.SERVICE_NAME, wish.serviceName()));
        tags.add(new PppoeTag(PppoeTag.HOST_UNIQ, hostUniq));
        offer.cookie().ifPresent(cookie -> tags.add(new PppoeTag(PppoeTag.AC_COOKIE, cookie)));
        offer.relay().ifPresent(relay -> tags.add(new PppoeTag(PppoeTag.RELAY_SESSION_ID, relay)));
        addMaxPayload(tags);
        events.add(new DiscoveryEvent.Send(offer.peer(), new DiscoveryPacket(PppoeCode.PADR, 0, tags)));
    }

    private void session(DiscoveryPacket packet, MacAddress source, long nowNanos) {
        switch (state) {
            case State.Requesting(Offer offer, int _, long _) -> {
                if (!source.equals(offer.peer()) || !forUs(packet)) {
                    return;
                }
                Optional<String> error = packet.error();
                boolean usable = packet.sessionId() != 0 && packet.sessionId() <= PppoeView.MAX_SESSION_ID;
                if (error.isPresent() || !usable) {
                    events.add(new DiscoveryEvent.Remark(error.orElse("no session from " + source)));
                    // The concentrator lives but refuses: ask again as slowly as when nobody answers.
                    hostUniq = wish.hostUniq().orElseGet(this::newHostUniq);
                    strangerSeen = false;
                    answered = true;
                    waiting(nowNanos);
                    return;
                }
                state = new State.Session(packet.sessionId(), source);
                events.add(new DiscoveryEvent.Established(
                        "",
                        packet.sessionId(),
                        source,
                        offer.acName(),
                        packet.first(PppoeTag.SERVICE_NAME).map(Octets::text).orElse(""),
                        agreedPayload(packet),
                        Optional.empty()));
            }
            case State.Session(int sessionId, MacAddress peer) -> {
                // A repeated PADR may have made a second session; the one that is not used must be given back.
                boolean second = source.equals(peer) && forUs(packet) && packet.sessionId() != sessionId;
                if (second && packet.sessionId() != 0) {
                    events.add(new DiscoveryEvent.Send(peer, DiscoveryPacket.padt(packet.sessionId())));
                }
            }
            case State.Idle(), State.Offering _ -> {}
        }
    }

    /// The last round's pause before the next PADI, with nothing sent now.
    private void waiting(long nowNanos) {
        long seconds = hurried ? HURRIED_SECONDS : PADI_AFTER_SECONDS[PADI_AFTER_SECONDS.length - 1];
        state = new State.Offering(0, List.of(), OptionalLong.empty(), nowNanos + seconds * Deadline.NANOS_PER_SECOND);
    }

    /// Both must have shown the tag, and more than what holds without it, else it does not count (RFC 4638 section 3).
    private OptionalInt agreedPayload(DiscoveryPacket packet) {
        OptionalInt theirs = packet.maxPayload();
        boolean larger = theirs.orElse(0) > AccessConcentrator.PLAIN_MAX_PAYLOAD;
        return wish.maxPayload().isPresent() && larger
                ? OptionalInt.of(Math.min(wish.maxPayload().getAsInt(), theirs.getAsInt()))
                : OptionalInt.empty();
    }

    private void addMaxPayload(List<PppoeTag> tags) {
        wish.maxPayload().ifPresent(bytes -> tags.add(new PppoeTag(PppoeTag.PPP_MAX_PAYLOAD, Octets.ofShort(bytes))));
    }

    private Octets newHostUniq() {
        byte[] bytes = new byte[HOST_UNIQ_BYTES];
        random.nextBytes(bytes);
        return Octets.of(bytes);
    }

    private List<DiscoveryEvent> taken() {
        List<DiscoveryEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
