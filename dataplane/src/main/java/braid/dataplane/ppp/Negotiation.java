package braid.dataplane.ppp;

import braid.dataplane.ppp.Automaton.Action;
import braid.dataplane.ppp.Automaton.Event;
import braid.dataplane.ppp.Automaton.State;
import braid.dataplane.ppp.Automaton.Step;
import braid.dataplane.ppp.OptionRules.Answer;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Drives [Automaton] for one protocol: the restart timer and counter, identifiers, and the exchange of Configure,
/// Terminate and Code-Reject packets (RFC 1661 sections 4 and 5). Pure: time comes in as an argument.
public final class Negotiation {
    // Chosen by us: Naks and Rejects in a row after which the peer will never be content.
    static final int MAX_REFUSALS = 10;

    // A rejected packet is returned no longer than this; every peer accepts it (RFC 1661 section 6.1).
    private static final int MAX_REJECTED_BYTES = 128;

    private static final int LAST_COMMON_CODE = ControlCode.CODE_REJECT;

    private final OptionRules rules;
    private final PeerRequests peers;
    private final RestartTimer restart = new RestartTimer();
    private final List<LayerEvent> events = new ArrayList<>();

    private State state = State.INITIAL;
    private int nextIdentifier = 1;
    private Optional<ControlPacket> unanswered = Optional.empty();
    private Optional<ControlPacket> held = Optional.empty();
    private int refusalsReceived;
    private String reason = "";
    private FinishCause cause = FinishCause.OURS;

    public Negotiation(OptionRules rules) {
        this.rules = rules;
        this.peers = new PeerRequests(rules);
    }

    public State state() {
        return state;
    }

    public boolean opened() {
        return state == State.OPENED;
    }

    /// On the way to its end, by our wish or the peer's.
    public boolean terminating() {
        return state == State.CLOSING || state == State.STOPPING;
    }

    /// Configure-Requests in a row that timed out.
    public int restartsDone() {
        return restart.unanswered();
    }

    /// Why it ends; empty text while nothing is wrong.
    public String reason() {
        return reason;
    }

    /// What kind of reason that is; meaningful while there is one.
    public FinishCause cause() {
        return cause;
    }

    public int newIdentifier() {
        int identifier = nextIdentifier;
        nextIdentifier = nextIdentifier % 255 + 1;
        return identifier;
    }

    public OptionalLong nextDeadlineNanos() {
        return restart.deadlineNanos();
    }

    /// The lower layer is up and this one is wanted.
    public List<LayerEvent> start(long nowNanos) {
        rules.begin();
        peers.begin();
        refusalsReceived = 0;
        reason = "";
        unanswered = Optional.empty();
        held = Optional.empty();
        if (state == State.INITIAL) {
            happen(Event.OPEN, nowNanos);
        }
        happen(Event.UP, nowNanos);
        return taken();
    }

    /// The lower layer is gone; nothing is sent.
    public List<LayerEvent> down(long nowNanos) {
        if (state.lowerLayerUp()) {
            happen(Event.DOWN, nowNanos);
        }
        return taken();
    }

    /// Ends the negotiation with a Terminate-Request.
    public List<LayerEvent> close(String why, long nowNanos) {
        blame(FinishCause.OURS, why);
        happen(Event.CLOSE, nowNanos);
        return taken();
    }

    /// Starts again from nothing on a lower layer that stays up (the document's restart option).
    public List<LayerEvent> restart(long nowNanos) {
        if (state.lowerLayerUp()) {
            happen(Event.DOWN, nowNanos);
        }
        List<LayerEvent> before = taken();
        before.addAll(start(nowNanos));
        return before;
    }

    /// The peer rejected this very protocol.
    public List<LayerEvent> protocolRejected(long nowNanos) {
        if (state.lowerLayerUp()) {
            blame(FinishCause.DISAGREEMENT, "protocol rejected by peer");
            happen(Event.RXJ_MINUS, nowNanos);
        }
        return taken();
    }

    /// The peer's request whose Configure-Ack the rules do not let go yet ([OptionRules#mayAcknowledge]).
    public Optional<List<ConfigureOption>> held() {
        return held.flatMap(request -> ConfigureOption.decodeList(request.data()));
    }

    /// The rules may have changed their mind about the request that is held: it is judged again.
    public List<LayerEvent> release(long nowNanos) {
        held.ifPresent(request -> configureRequest(request, nowNanos));
        return taken();
    }

    /// Codes above 7 that the protocol knows must be handled by its owner; here they are unknown.
    public List<LayerEvent> receive(ControlPacket packet, long nowNanos) {
        if (!state.lowerLayerUp()) {
            return List.of();
        }
        switch (packet.code()) {
            case ControlCode.CONFIGURE_REQUEST -> configureRequest(packet, nowNanos);
            case ControlCode.CONFIGURE_ACK -> configureAck(packet, nowNanos);
            case ControlCode.CONFIGURE_NAK, ControlCode.CONFIGURE_REJECT -> refusal(packet, nowNanos);
            case ControlCode.TERMINATE_REQUEST -> {
                blame(FinishCause.PEER_REQUEST, "terminated by remote peer");
                happen(Event.RTR, packet, new Answer.Ack(), nowNanos);
            }
            case ControlCode.TERMINATE_ACK -> happen(Event.RTA, nowNanos);
            case ControlCode.CODE_REJECT -> codeReject(packet, nowNanos);
            default -> happen(Event.RUC, packet, new Answer.Ack(), nowNanos);
        }
        return taken();
    }

    public List<LayerEvent> advance(long nowNanos) {
        if (restart.fires(nowNanos)) {
            if (restart.left()) {
                happen(Event.TO_PLUS, nowNanos);
            } else {
                blame(FinishCause.SILENCE, "peer is not responding");
                happen(Event.TO_MINUS, nowNanos);
            }
        }
        return taken();
    }

    private void configureRequest(ControlPacket packet, long nowNanos) {
        Optional<List<ConfigureOption>> options = ConfigureOption.decodeList(packet.data());
        if (options.isEmpty()) {
            return;
        }
        held = Optional.empty();
        if (state == State.OPENED && peers.repeated(packet, nowNanos)) {
            // Our Configure-Ack was lost, or the frame was doubled on its way. RFC 1661 would negotiate anew; saying
            // the same again opens the peer just as well and spares a working link.
            send(ControlCode.CONFIGURE_ACK, packet.identifier(), packet.data());
            return;
        }
        if (state == State.CLOSED || state == State.CLOSING || state == State.STOPPING) {
            happen(Event.RCR_PLUS, packet, new Answer.Ack(), nowNanos);
            return;
        }
        // Before anything is forgotten: what works goes on while the request is held.
        if (!rules.mayAcknowledge(options.get()) && peers.judge(options.get()) instanceof Answer.Ack) {
            held = Optional.of(packet);
            return;
        }
        if (state == State.OPENED || state == State.STOPPED) {
            rules.begin();
        }
        Answer answer = peers.judge(options.get());
        Event event = switch (answer) {
            case Answer.Ack() -> {
                rules.granted(options.get());
                yield Event.RCR_PLUS;
            }
            case Answer.Nak _, Answer.Reject _ -> Event.RCR_MINUS;
        };
        happen(event, packet, answer, nowNanos);
    }

    private void configureAck(ControlPacket packet, long nowNanos) {
        if (!answersUs(packet) || !packet.data().equals(unanswered.get().data())) {
            return;
        }
        unanswered = Optional.empty();
        refusalsReceived = 0;
        restart.answered();
        rules.acknowledged();
        happen(Event.RCA, nowNanos);
    }

    private void refusal(ControlPacket packet, long nowNanos) {
        Optional<List<ConfigureOption>> options = ConfigureOption.decodeList(packet.data());
        if (!answersUs(packet) || options.isEmpty()) {
            return;
        }
        boolean reject = packet.code() == ControlCode.CONFIGURE_REJECT;
        if (reject && !partOfRequest(options.get())) {
            return;
        }
        unanswered = Optional.empty();
        restart.answered();
        Optional<String> hopeless = reject ? rules.rejected(options.get()) : rules.naked(options.get());
        if (++refusalsReceived > MAX_REFUSALS) {
            hopeless = Optional.of("peer refuses our options for ever");
        }
        if (hopeless.isPresent()) {
            blame(FinishCause.DISAGREEMENT, hopeless.get());
            happen(Event.CLOSE, nowNanos);
        } else {
            happen(Event.RCN, nowNanos);
        }
    }

    private boolean answersUs(ControlPacket packet) {
        return unanswered.isPresent() && unanswered.get().identifier() == packet.identifier();
    }

    private boolean partOfRequest(List<ConfigureOption> refused) {
        return !refused.isEmpty()
                && ConfigureOption.decodeList(unanswered.orElseThrow().data())
                        .orElseThrow()
                        .containsAll(refused);
    }

    private void codeReject(ControlPacket packet, long nowNanos) {
        if (packet.data().size() == 0) {
            return;
        }
        boolean fatal = packet.data().at(0) <= LAST_COMMON_CODE;
        if (fatal) {
            blame(FinishCause.DISAGREEMENT, "peer rejects code " + packet.data().at(0));
        }
        happen(fatal ? Event.RXJ_MINUS : Event.RXJ_PLUS, nowNanos);
    }

    private void blame(FinishCause kind, String why) {
        if (reason.isEmpty()) {
            cause = kind;
            reason = why;
        }
    }

    private void happen(Event event, long nowNanos) {
        happen(event, new ControlPacket(0, 0, Octets.EMPTY), new Answer.Ack(), nowNanos);
    }

    private void happen(Event event, ControlPacket cause, Answer answer, long nowNanos) {
        Step step = Automaton.step(state, event);
        boolean terminating = step.next() == State.CLOSING || step.next() == State.STOPPING;
        state = step.next();
        if (terminating || !state.lowerLayerUp()) {
            held = Optional.empty();
        }
        for (Action action : step.actions()) {
            carryOut(action, cause, answer, terminating, nowNanos);
        }
        if (!state.timed()) {
            restart.stop();
        }
    }

    private void carryOut(Action action, ControlPacket cause, Answer answer, boolean terminating, long nowNanos) {
        switch (action) {
            case TLU -> events.add(new LayerEvent.Up());
            case TLD -> {
                peers.settled();
                events.add(new LayerEvent.Down());
            }
            case TLS -> {}
            case TLF -> events.add(new LayerEvent.Finished(reason));
            case IRC -> restart.initialise(terminating);
            case ZRC -> restart.zero(nowNanos);
            case SCR -> sendRequest(nowNanos);
            case SCA, SCN -> events.add(new LayerEvent.Send(peers.answer(cause, answer, nowNanos)));
            case STR -> {
                restart.sent(nowNanos);
                send(ControlCode.TERMINATE_REQUEST, newIdentifier(), Octets.ofText(reason));
            }
            case STA -> send(ControlCode.TERMINATE_ACK, cause.identifier(), Octets.EMPTY);
            case SCJ -> send(ControlCode.CODE_REJECT, newIdentifier(), rejectedBytes(cause));
            case SER -> throw new IllegalStateException("an Echo-Request belongs to the protocol's owner");
        }
    }

    private void sendRequest(long nowNanos) {
        restart.sent(nowNanos);
        Octets options = ConfigureOption.encodeList(rules.wanted());
        // A plain retransmission keeps its identifier, so that a late answer to an earlier copy still counts.
        boolean same = unanswered.isPresent() && unanswered.get().data().equals(options);
        int identifier = same ? unanswered.get().identifier() : newIdentifier();
        ControlPacket request = new ControlPacket(ControlCode.CONFIGURE_REQUEST, identifier, options);
        unanswered = Optional.of(request);
        events.add(new LayerEvent.Send(request));
    }

    private void send(int code, int identifier, Octets data) {
        events.add(new LayerEvent.Send(new ControlPacket(code, identifier, data)));
    }

    private static Octets rejectedBytes(ControlPacket packet) {
        Octets whole = Octets.of(packet.encoded());
        return whole.size() > MAX_REJECTED_BYTES ? whole.slice(0, MAX_REJECTED_BYTES) : whole;
    }

    private List<LayerEvent> taken() {
        List<LayerEvent> taken = new ArrayList<>(events);
        events.clear();
        return taken;
    }
}
