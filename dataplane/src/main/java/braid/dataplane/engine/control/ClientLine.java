package braid.dataplane.engine.control;

import braid.dataplane.engine.EthernetPort;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.pppoe.DiscoveryClient;
import braid.dataplane.pppoe.DiscoveryEvent;
import braid.dataplane.pppoe.DiscoveryPacket;
import braid.dataplane.time.Deadline;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One line of a PPPoE client: discovery on its interface, then a link, and after the link's end a pause
/// and discovery again.
final class ClientLine implements TimerQueue.Timed {
    // Chosen by us: pauses after a link that failed, by how often in a row.
    private static final long[] REDIAL_SECONDS = {1, 2, 4, 8, 10};
    private static final double JITTER = 0.2;

    sealed interface State {
        /// Its interface is not there.
        record NoPort() implements State {}

        /// Until there is a packet to send.
        record Resting() implements State {}

        record Discovering(DiscoveryClient discovery) implements State {}

        /// @param discovery still answers for a session that was given twice
        record InSession(DiscoveryClient discovery, Link link) implements State {}

        record Pausing(long untilNanos) implements State {}

        /// Not wanted any more.
        record Stopped() implements State {}
    }

    private final ControlContext context;
    private final ClientDialer dialer;
    private PppoeClient.Line line;
    private State state = new State.NoPort();
    private long sinceNanos;
    private int failures;
    private String reason = "";
    private boolean redialAtOnce;

    ClientLine(ControlContext context, ClientDialer dialer, PppoeClient.Line line) {
        this.context = context;
        this.dialer = dialer;
        this.line = line;
    }

    PppoeClient.Line line() {
        return line;
    }

    State state() {
        return state;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    /// Why it has no link in the bundle, or why the last one ended; empty text: no reason.
    String reason() {
        return reason;
    }

    Optional<Link> link() {
        return state instanceof State.InSession(DiscoveryClient _, Link link) ? Optional.of(link) : Optional.empty();
    }

    /// The interface is there: dial.
    void portUp(long nowNanos) {
        if (state instanceof State.NoPort) {
            failures = 0;
            dial(nowNanos);
        }
    }

    /// There is a packet to send, or others of the bundle are up: dial, unless something is under way.
    void wake(long nowNanos) {
        if (state instanceof State.Resting) {
            dial(nowNanos);
        }
    }

    /// There is nothing to send: no further attempt; a link that there is comes to its end by itself.
    void rest(long nowNanos) {
        switch (state) {
            case State.Discovering _, State.Pausing _ -> become(new State.Resting(), nowNanos);
            case State.NoPort(), State.Resting(), State.InSession _, State.Stopped() -> {}
        }
    }

    /// The interface is about to go, as soon as the link has ended.
    void portLeaves(LinkEnd why, long nowNanos) {
        redialAtOnce = false;
        if (link().isEmpty()) {
            portDown(why, nowNanos);
        }
    }

    void portDown(LinkEnd why, long nowNanos) {
        boolean wasStopped = state instanceof State.Stopped;
        link().ifPresent(link -> link.cut(why, nowNanos));
        reason = why.reason();
        if (!wasStopped) {
            become(new State.NoPort(), nowNanos);
        }
    }

    /// Ends what there is, gracefully; it is not dialled again.
    void stop(LinkEnd why, long nowNanos) {
        Optional<Link> last = link();
        redialAtOnce = false;
        become(new State.Stopped(), nowNanos);
        last.ifPresent(link -> link.close(why, nowNanos));
    }

    /// The configuration changed: what there is ends, then a new attempt begins.
    void redial(PppoeClient.Line now, LinkEnd why, long nowNanos) {
        line = now;
        failures = 0;
        reason = "";
        switch (state) {
            case State.InSession(DiscoveryClient _, Link link) -> {
                redialAtOnce = true;
                link.close(why, nowNanos);
            }
            case State.Discovering _, State.Pausing _ -> dial(nowNanos);
            case State.NoPort(), State.Resting(), State.Stopped() -> {}
        }
    }

    /// Another link of the bundle is up at this concentrator, or none.
    void prefer(Optional<String> acName) {
        if (state instanceof State.Discovering(DiscoveryClient discovery)) {
            discovery.prefer(acName);
        }
    }

    void receive(DiscoveryPacket packet, MacAddress source, long nowNanos) {
        switch (state) {
            case State.Discovering(DiscoveryClient discovery) ->
                carryOut(discovery.receive(packet, source, nowNanos), nowNanos);
            case State.InSession(DiscoveryClient discovery, Link _) ->
                carryOut(discovery.receive(packet, source, nowNanos), nowNanos);
            case State.NoPort(), State.Resting(), State.Pausing _, State.Stopped() -> {}
        }
    }

    /// Its link is over.
    void ended(Link link, String why, long nowNanos) {
        if (!link().equals(Optional.of(link))) {
            return;
        }
        reason = why;
        failures = link.wasUp() ? 0 : failures + 1;
        if (redialAtOnce) {
            redialAtOnce = false;
            dial(nowNanos);
        } else {
            pauseAfterFailures(nowNanos);
        }
    }

    private void pauseAfterFailures(long nowNanos) {
        long seconds = REDIAL_SECONDS[Math.clamp(failures - 1, 0, REDIAL_SECONDS.length - 1)];
        pause(Math.max(Math.min(seconds, dialer.longestPauseSeconds()), dialer.shortestPauseSeconds()), nowNanos);
    }

    private void pause(long seconds, long nowNanos) {
        double jitter = 1 + JITTER * (2 * context.random().nextDouble() - 1);
        become(new State.Pausing(nowNanos + (long) (seconds * Deadline.NANOS_PER_SECOND * jitter)), nowNanos);
    }

    @Override
    public void advance(long nowNanos) {
        switch (state) {
            case State.Discovering(DiscoveryClient discovery) -> carryOut(discovery.advance(nowNanos), nowNanos);
            case State.Pausing(long untilNanos) when untilNanos - nowNanos <= 0 -> dial(nowNanos);
            case State.NoPort(), State.Resting(), State.InSession _, State.Pausing _, State.Stopped() -> {}
        }
        context.timers().update(this);
    }

    @Override
    public OptionalLong nextDeadlineNanos() {
        return switch (state) {
            case State.Discovering(DiscoveryClient discovery) -> discovery.nextDeadlineNanos();
            case State.Pausing(long untilNanos) -> OptionalLong.of(untilNanos);
            case State.NoPort(), State.Resting(), State.InSession _, State.Stopped() -> OptionalLong.empty();
        };
    }

    private void dial(long nowNanos) {
        Optional<EthernetPort> port = context.port(line.linuxName());
        if (port.isEmpty()) {
            become(new State.NoPort(), nowNanos);
            return;
        }
        if (dialer.rests()) {
            become(new State.Resting(), nowNanos);
            return;
        }
        if (!ControlContext.carriesPpp(port.get())) {
            reason = "MTU " + port.get().mtuBytes() + " of the interface is too small for PPP";
            pause(REDIAL_SECONDS[REDIAL_SECONDS.length - 1], nowNanos);
            return;
        }
        DiscoveryClient discovery = new DiscoveryClient(dialer.wish(port.get()), context.random());
        discovery.prefer(dialer.preferredAc());
        become(new State.Discovering(discovery), nowNanos);
        carryOut(discovery.start(nowNanos), nowNanos);
    }

    private void carryOut(List<DiscoveryEvent> events, long nowNanos) {
        for (DiscoveryEvent event : events) {
            switch (event) {
                case DiscoveryEvent.Send(MacAddress destination, DiscoveryPacket packet) ->
                    context.sendDiscovery(line.linuxName(), destination, packet);
                case DiscoveryEvent.Remark(String text) -> reason = text;
                case DiscoveryEvent.Established found -> established(found, nowNanos);
            }
        }
        context.timers().update(this);
    }

    private void established(DiscoveryEvent.Established found, long nowNanos) {
        Optional<EthernetPort> port = context.port(line.linuxName());
        if (!(state instanceof State.Discovering(DiscoveryClient discovery)) || port.isEmpty()) {
            return;
        }
        if (dialer.has(this, found)) {
            // No PADT: the peer would take it to be about the session that it has already.
            reason = "concentrator gave the id of a session that is open, " + found.sessionId();
            failures++;
            pauseAfterFailures(nowNanos);
        } else {
            Link link = dialer.newLink(this, port.get(), found);
            become(new State.InSession(discovery, link), nowNanos);
            link.start(nowNanos);
        }
    }

    private void become(State next, long nowNanos) {
        state = next;
        sinceNanos = nowNanos;
        context.timers().update(this);
        dialer.changed(nowNanos);
    }
}
