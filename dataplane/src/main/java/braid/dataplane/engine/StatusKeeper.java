package braid.dataplane.engine;

import static braid.dataplane.multilink.BundleCounter.OCTETS_RECEIVED;
import static braid.dataplane.multilink.BundleCounter.OCTETS_SENT;
import static braid.dataplane.multilink.BundleCounter.PACKETS_RECEIVED;
import static braid.dataplane.multilink.BundleCounter.PACKETS_SENT;

import braid.dataplane.engine.control.ControlStatus;
import braid.dataplane.engine.control.InterfaceCounters;
import braid.dataplane.multilink.BundleCounter;
import braid.dataplane.multilink.Counters;
import braid.dataplane.multilink.LinkCounter;
import braid.dataplane.multilink.MemberLink;
import braid.dataplane.multilink.Reassembler;
import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.Flow;
import braid.dataplane.status.LinkRate;
import braid.dataplane.status.MemberLinkStatus;
import braid.dataplane.status.PortStatus;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Publishes the engine's snapshot: what the control plane tells, completed by what was counted on the way of data.
/// Once a second, and soon after each change of state.
final class StatusKeeper {
    private static final long SECOND_NANOS = 1_000_000_000L;

    /// Changes are gathered so long, so that a thousand sessions coming up are not a thousand snapshots.
    private static final long CHANGE_NANOS = 20_000_000L;

    /// A snapshot costs as much as there are bundles: with thousands of them changes are gathered longer.
    private static final long CHANGE_NANOS_A_BUNDLE = 20_000L;

    private final Tables tables;
    private final CounterNames<EngineCounter> engineNames = new CounterNames<>(EngineCounter.class);
    private volatile EngineStatus published = EngineStatus.EMPTY;
    private boolean started;
    private boolean changed;
    private long publishedNanos;
    private long measuredNanos;

    StatusKeeper(Tables tables) {
        this.tables = tables;
    }

    /// From any thread.
    EngineStatus published() {
        return published;
    }

    void change() {
        changed = true;
    }

    long nextDeadlineNanos() {
        long gathered = Math.clamp(tables.bundles().size() * CHANGE_NANOS_A_BUNDLE, CHANGE_NANOS, SECOND_NANOS);
        return publishedNanos + (changed ? gathered : SECOND_NANOS);
    }

    boolean due(long nowNanos) {
        return !started || nextDeadlineNanos() - nowNanos <= 0;
    }

    void publish(ControlStatus control, long nowNanos) {
        long elapsed = started ? nowNanos - measuredNanos : 0;
        if (!started || elapsed >= SECOND_NANOS) {
            measure(elapsed);
            measuredNanos = nowNanos;
        }
        published = new EngineStatus(
                nowNanos,
                control.clients(),
                control.bundles().stream().map(this::complete).toList(),
                control.memberLinks().stream().map(this::complete).toList(),
                Arrays.stream(tables.ports())
                        .map(port -> status(port, control.dropped()))
                        .toList(),
                control.ended());
        publishedNanos = nowNanos;
        changed = false;
        started = true;
    }

    private void measure(long elapsedNanos) {
        for (BundleState bundle : tables.bundles()) {
            Counters<BundleCounter> counted = bundle.bundle().counters();
            bundle.rates().measure(counted.get(OCTETS_SENT), counted.get(OCTETS_RECEIVED), elapsedNanos);
        }
        for (LinkState link : tables.links()) {
            Counters<LinkCounter> counted = link.counters();
            link.rates()
                    .measure(
                            counted.get(LinkCounter.OCTETS_SENT),
                            counted.get(LinkCounter.OCTETS_RECEIVED),
                            elapsedNanos);
        }
    }

    private BundleStatus complete(BundleStatus from) {
        return tables.bundle(from.id())
                .map(state -> from.carrying(traffic(state)))
                .orElse(from);
    }

    private BundleStatus.Traffic traffic(BundleState state) {
        Counters<BundleCounter> counted = state.bundle().counters();
        Flow flow = new Flow(
                counted.get(OCTETS_SENT),
                counted.get(OCTETS_RECEIVED),
                counted.get(PACKETS_SENT),
                counted.get(PACKETS_RECEIVED),
                state.rates().sentBitsPerSecond(),
                state.rates().receivedBitsPerSecond());
        Reassembler reassembler = state.bundle().reassembler();
        return new BundleStatus.Traffic(
                flow,
                new BundleStatus.Reassembly(
                        reassembler.depth(), reassembler.peakDepth(), reassembler.longestDelayNanos()),
                BundleEvents.of(counted, state.counters()));
    }

    private MemberLinkStatus complete(MemberLinkStatus from) {
        return tables.link(from.id())
                .map(state -> from.carrying(rate(from, state), traffic(from, state)))
                .orElse(from);
    }

    private static LinkRate rate(MemberLinkStatus from, LinkState state) {
        OptionalLong learned =
                member(state).map(MemberLink::learnedBitsPerSecond).orElse(OptionalLong.empty());
        boolean byEchoOnly = member(state).map(MemberLink::learnsByEchoOnly).orElse(false);
        if (learned.isPresent()) {
            return new LinkRate.Learned(learned.getAsLong(), byEchoOnly);
        }
        return byEchoOnly ? new LinkRate.Unknown(true) : from.rate();
    }

    private static Optional<MemberLink> member(LinkState state) {
        return state.attachment() instanceof LinkState.Attachment.Joined joined
                ? Optional.of(joined.member())
                : Optional.empty();
    }

    private static MemberLinkStatus.Traffic traffic(MemberLinkStatus from, LinkState state) {
        Counters<LinkCounter> counted = state.counters();
        Optional<MemberLink> member = member(state);
        Flow flow = new Flow(
                counted.get(LinkCounter.OCTETS_SENT),
                counted.get(LinkCounter.OCTETS_RECEIVED),
                counted.get(LinkCounter.FRAMES_SENT),
                counted.get(LinkCounter.FRAMES_RECEIVED),
                state.rates().sentBitsPerSecond(),
                state.rates().receivedBitsPerSecond());
        return new MemberLinkStatus.Traffic(
                flow,
                member.map(MemberLink::roundTripNanos)
                        .filter(OptionalLong::isPresent)
                        .orElse(from.traffic().rttNanos()),
                member.map(MemberLink::skewNanos).orElse(from.traffic().skewNanos()),
                counted.get(LinkCounter.LOST),
                counted.get(LinkCounter.LATE),
                counted.get(LinkCounter.LOST_SENT),
                counted.get(LinkCounter.SUSPENDED));
    }

    private PortStatus status(PortState state, Map<String, InterfaceCounters> control) {
        String linuxName = state.port().linuxName();
        Map<String, Long> in = new TreeMap<>();
        Map<String, Long> out = new TreeMap<>();
        engineNames.occurred(
                state.counters(), (counter, name, count) -> (counter.leaving() ? out : in).put(name, count));
        occurred(in, "receive-buffer-full", state.port().receiveDrops());
        occurred(out, "send-refused", state.port().sendRefused());
        InterfaceCounters its = control.get(linuxName);
        if (its != null) {
            its.control().forEach((reason, count) -> in.merge(CounterNames.word(reason), count, Long::sum));
            its.discovery().forEach((reason, count) -> in.merge(CounterNames.word(reason), count, Long::sum));
        }
        return new PortStatus(linuxName, in, out);
    }

    private static void occurred(Map<String, Long> into, String name, long count) {
        if (count > 0) {
            into.put(name, count);
        }
    }
}
