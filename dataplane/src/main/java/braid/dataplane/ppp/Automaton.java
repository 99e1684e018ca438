package braid.dataplane.ppp;

import static braid.dataplane.ppp.Automaton.Action.IRC;
import static braid.dataplane.ppp.Automaton.Action.SCA;
import static braid.dataplane.ppp.Automaton.Action.SCJ;
import static braid.dataplane.ppp.Automaton.Action.SCN;
import static braid.dataplane.ppp.Automaton.Action.SCR;
import static braid.dataplane.ppp.Automaton.Action.SER;
import static braid.dataplane.ppp.Automaton.Action.STA;
import static braid.dataplane.ppp.Automaton.Action.STR;
import static braid.dataplane.ppp.Automaton.Action.TLD;
import static braid.dataplane.ppp.Automaton.Action.TLF;
import static braid.dataplane.ppp.Automaton.Action.TLS;
import static braid.dataplane.ppp.Automaton.Action.TLU;
import static braid.dataplane.ppp.Automaton.Action.ZRC;
import static braid.dataplane.ppp.Automaton.State.ACK_RCVD;
import static braid.dataplane.ppp.Automaton.State.ACK_SENT;
import static braid.dataplane.ppp.Automaton.State.CLOSED;
import static braid.dataplane.ppp.Automaton.State.CLOSING;
import static braid.dataplane.ppp.Automaton.State.INITIAL;
import static braid.dataplane.ppp.Automaton.State.OPENED;
import static braid.dataplane.ppp.Automaton.State.REQ_SENT;
import static braid.dataplane.ppp.Automaton.State.STARTING;
import static braid.dataplane.ppp.Automaton.State.STOPPED;
import static braid.dataplane.ppp.Automaton.State.STOPPING;

import java.util.List;

/// The option negotiation automaton shared by LCP and the network control protocols (RFC 1661 section 4.1).
///
/// A pure function: no clock, no socket, no counter. The caller keeps the restart timer and the restart counter, and
/// carries out the actions in the order given. The passive and the restart option are not used: an Open in Opened
/// changes nothing, and who runs out of Configure-Requests finishes.
public final class Automaton {
    public enum State {
        INITIAL,
        STARTING,
        CLOSED,
        STOPPED,
        CLOSING,
        STOPPING,
        REQ_SENT,
        ACK_RCVD,
        ACK_SENT,
        OPENED;

        /// Whether packets can be sent and received.
        public boolean lowerLayerUp() {
            return this != INITIAL && this != STARTING;
        }

        /// Whether the restart timer runs.
        public boolean timed() {
            return switch (this) {
                case CLOSING, STOPPING, REQ_SENT, ACK_RCVD, ACK_SENT -> true;
                case INITIAL, STARTING, CLOSED, STOPPED, OPENED -> false;
            };
        }
    }

    /// RFC 1661 section 4.3. `_PLUS` and `_MINUS` stand for the document's good and bad variants.
    public enum Event {
        UP,
        DOWN,
        OPEN,
        CLOSE,
        TO_PLUS,
        TO_MINUS,
        RCR_PLUS,
        RCR_MINUS,
        RCA,
        RCN,
        RTR,
        RTA,
        RUC,
        RXJ_PLUS,
        RXJ_MINUS,
        RXR
    }

    /// RFC 1661 section 4.4.
    public enum Action {
        TLU,
        TLD,
        TLS,
        TLF,
        IRC,
        ZRC,
        SCR,
        SCA,
        SCN,
        STR,
        STA,
        SCJ,
        SER
    }

    /// @param actions in the order in which they must be carried out
    public record Step(State next, List<Action> actions) {
        public Step {
            actions = List.copyOf(actions);
        }
    }

    /// An event that cannot happen in a state, when its caller keeps the rules.
    public static final class IllegalEvent extends IllegalStateException {
        IllegalEvent(State state, Event event) {
            super(event + " in " + state);
        }
    }

    private Automaton() {}

    /// @throws IllegalEvent where the document's table has no entry
    public static Step step(State state, Event event) {
        return switch (event) {
            case UP -> up(state);
            case DOWN -> down(state);
            case OPEN -> open(state);
            case CLOSE -> close(state);
            case TO_PLUS -> timeout(state);
            case TO_MINUS -> lastTimeout(state);
            case RCR_PLUS -> configureRequest(state, event, SCA);
            case RCR_MINUS -> configureRequest(state, event, SCN);
            case RCA -> configureAck(state);
            case RCN -> configureNak(state);
            case RTR -> terminateRequest(state);
            case RTA -> terminateAck(state);
            case RUC -> to(received(state, event), SCJ);
            case RXJ_PLUS -> to(received(state, event) == ACK_RCVD ? REQ_SENT : state);
            case RXJ_MINUS -> fatalReject(state);
            case RXR -> state == OPENED ? to(OPENED, SER) : to(received(state, event));
        };
    }

    private static Step up(State state) {
        return switch (state) {
            case INITIAL -> to(CLOSED);
            case STARTING -> to(REQ_SENT, IRC, SCR);
            case CLOSED, STOPPED, CLOSING, STOPPING, REQ_SENT, ACK_RCVD, ACK_SENT, OPENED ->
                throw new IllegalEvent(state, Event.UP);
        };
    }

    private static Step down(State state) {
        return switch (state) {
            case INITIAL, STARTING -> throw new IllegalEvent(state, Event.DOWN);
            case CLOSED, CLOSING -> to(INITIAL);
            case STOPPED -> to(STARTING, TLS);
            case STOPPING, REQ_SENT, ACK_RCVD, ACK_SENT -> to(STARTING);
            case OPENED -> to(STARTING, TLD);
        };
    }

    private static Step open(State state) {
        return switch (state) {
            case INITIAL -> to(STARTING, TLS);
            case CLOSED -> to(REQ_SENT, IRC, SCR);
            case CLOSING -> to(STOPPING);
            case STARTING, STOPPED, STOPPING, REQ_SENT, ACK_RCVD, ACK_SENT, OPENED -> to(state);
        };
    }

    private static Step close(State state) {
        return switch (state) {
            case INITIAL, CLOSED, CLOSING -> to(state);
            case STARTING -> to(INITIAL, TLF);
            case STOPPED -> to(CLOSED);
            case STOPPING -> to(CLOSING);
            case REQ_SENT, ACK_RCVD, ACK_SENT -> to(CLOSING, IRC, STR);
            case OPENED -> to(CLOSING, TLD, IRC, STR);
        };
    }

    private static Step timeout(State state) {
        return switch (state) {
            case CLOSING, STOPPING -> to(state, STR);
            case REQ_SENT, ACK_RCVD -> to(REQ_SENT, SCR);
            case ACK_SENT -> to(ACK_SENT, SCR);
            case INITIAL, STARTING, CLOSED, STOPPED, OPENED -> throw new IllegalEvent(state, Event.TO_PLUS);
        };
    }

    private static Step lastTimeout(State state) {
        return switch (state) {
            case CLOSING -> to(CLOSED, TLF);
            case STOPPING, REQ_SENT, ACK_RCVD, ACK_SENT -> to(STOPPED, TLF);
            case INITIAL, STARTING, CLOSED, STOPPED, OPENED -> throw new IllegalEvent(state, Event.TO_MINUS);
        };
    }

    /// @param answer `SCA` if every option is acceptable, else `SCN`
    private static Step configureRequest(State state, Event event, Action answer) {
        boolean good = answer == SCA;
        return switch (state) {
            case INITIAL, STARTING -> throw new IllegalEvent(state, event);
            case CLOSED -> to(CLOSED, STA);
            case STOPPED -> to(good ? ACK_SENT : REQ_SENT, IRC, SCR, answer);
            case CLOSING, STOPPING -> to(state);
            case REQ_SENT, ACK_SENT -> to(good ? ACK_SENT : REQ_SENT, answer);
            case ACK_RCVD -> good ? to(OPENED, SCA, TLU) : to(ACK_RCVD, SCN);
            case OPENED -> to(good ? ACK_SENT : REQ_SENT, TLD, SCR, answer);
        };
    }

    private static Step configureAck(State state) {
        return switch (state) {
            case INITIAL, STARTING -> throw new IllegalEvent(state, Event.RCA);
            case CLOSED, STOPPED -> to(state, STA);
            case CLOSING, STOPPING -> to(state);
            case REQ_SENT -> to(ACK_RCVD, IRC);
            case ACK_RCVD -> to(REQ_SENT, SCR);
            case ACK_SENT -> to(OPENED, IRC, TLU);
            case OPENED -> to(REQ_SENT, TLD, SCR);
        };
    }

    private static Step configureNak(State state) {
        return switch (state) {
            case INITIAL, STARTING -> throw new IllegalEvent(state, Event.RCN);
            case CLOSED, STOPPED -> to(state, STA);
            case CLOSING, STOPPING -> to(state);
            case REQ_SENT -> to(REQ_SENT, IRC, SCR);
            case ACK_RCVD -> to(REQ_SENT, SCR);
            case ACK_SENT -> to(ACK_SENT, IRC, SCR);
            case OPENED -> to(REQ_SENT, TLD, SCR);
        };
    }

    private static Step terminateRequest(State state) {
        return switch (state) {
            case INITIAL, STARTING -> throw new IllegalEvent(state, Event.RTR);
            case CLOSED, STOPPED, CLOSING, STOPPING -> to(state, STA);
            case REQ_SENT, ACK_RCVD, ACK_SENT -> to(REQ_SENT, STA);
            case OPENED -> to(STOPPING, TLD, ZRC, STA);
        };
    }

    private static Step terminateAck(State state) {
        return switch (state) {
            case INITIAL, STARTING -> throw new IllegalEvent(state, Event.RTA);
            case CLOSED, STOPPED -> to(state);
            case CLOSING -> to(CLOSED, TLF);
            case STOPPING -> to(STOPPED, TLF);
            case REQ_SENT, ACK_RCVD -> to(REQ_SENT);
            case ACK_SENT -> to(ACK_SENT);
            case OPENED -> to(REQ_SENT, TLD, SCR);
        };
    }

    private static Step fatalReject(State state) {
        return switch (state) {
            case INITIAL, STARTING -> throw new IllegalEvent(state, Event.RXJ_MINUS);
            case CLOSED, CLOSING -> to(CLOSED, TLF);
            case STOPPED, STOPPING, REQ_SENT, ACK_RCVD, ACK_SENT -> to(STOPPED, TLF);
            case OPENED -> to(STOPPING, TLD, IRC, STR);
        };
    }

    /// The state itself, for events that only a packet can cause.
    private static State received(State state, Event event) {
        if (!state.lowerLayerUp()) {
            throw new IllegalEvent(state, event);
        }
        return state;
    }

    private static Step to(State next, Action... actions) {
        return new Step(next, List.of(actions));
    }
}
