package braid.dataplane.engine;

import static braid.dataplane.multilink.BundleCounter.FRAGMENTS_LOST;
import static braid.dataplane.multilink.BundleCounter.LATE;
import static braid.dataplane.multilink.BundleCounter.OCTETS_RECEIVED;
import static braid.dataplane.multilink.BundleCounter.OCTETS_SENT;
import static braid.dataplane.multilink.BundleCounter.PACKETS_RECEIVED;
import static braid.dataplane.multilink.BundleCounter.PACKETS_SENT;
import static braid.dataplane.multilink.BundleCounter.REORDERED;

import braid.dataplane.engine.control.ControlStatus;
import braid.dataplane.multilink.BundleCounter;
import braid.dataplane.multilink.Counters;
import braid.dataplane.multilink.LinkCounter;
import braid.dataplane.status.DataplaneStatus.BundleStatus;
import braid.dataplane.status.DataplaneStatus.MemberLinkStatus;
import java.util.EnumMap;
import java.util.Map;

/// Publishes the engine's snapshot: what the control plane tells, completed by what was counted on the way of data.
final class StatusKeeper {
    private static final long SECOND_NANOS = 1_000_000_000L;

    /// Changes are gathered so long, so that a thousand sessions coming up are not a thousand snapshots.
    private static final long CHANGE_NANOS = 20_000_000L;

    private final Tables tables;
    private final Counters<EngineCounter> counters;
    private volatile EngineStatus published = EngineStatus.EMPTY;
    private boolean started;
    private boolean changed;
    private long publishedNanos;
    private long measuredNanos;

    StatusKeeper(Tables tables, Counters<EngineCounter> counters) {
        this.tables = tables;
        this.counters = counters;
    }

    /// From any thread.
    EngineStatus published() {
        return published;
    }

    void change() {
        changed = true;
    }

    long nextDeadlineNanos() {
        return publishedNanos + (changed ? CHANGE_NANOS : SECOND_NANOS);
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
                control.sessions(),
                control.refusals(),
                dropped());
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
        return tables.bundle(from.id()).map(state -> complete(from, state)).orElse(from);
    }

    private static BundleStatus complete(BundleStatus from, BundleState state) {
        Counters<BundleCounter> counted = state.bundle().counters();
        return new BundleStatus(
                from.id(),
                from.role(),
                from.owner(),
                from.user(),
                from.serviceName(),
                state.tun().linuxName(),
                from.multilink(),
                from.running(),
                from.callerId(),
                from.localAddress(),
                from.remoteAddress(),
                from.dnsServers(),
                from.sessionNumber(),
                from.upSinceNanos(),
                from.linksUp(),
                from.linksConfigured(),
                from.mtuBytes(),
                from.mruBytes(),
                from.mrruBytes(),
                from.peerMrruBytes(),
                counted.get(OCTETS_SENT),
                counted.get(OCTETS_RECEIVED),
                counted.get(PACKETS_SENT),
                counted.get(PACKETS_RECEIVED),
                state.rates().sentBitsPerSecond(),
                state.rates().receivedBitsPerSecond(),
                counted.get(FRAGMENTS_LOST),
                counted.get(REORDERED),
                counted.get(LATE),
                state.bundle().reassembler().depth(),
                state.bundle().reassembler().peakDepth(),
                state.bundle().reassembler().delay().maxNanos());
    }

    private MemberLinkStatus complete(MemberLinkStatus from) {
        return tables.link(from.id()).map(state -> complete(from, state)).orElse(from);
    }

    private static MemberLinkStatus complete(MemberLinkStatus from, LinkState state) {
        Counters<LinkCounter> counted = state.counters();
        return new MemberLinkStatus(
                from.id(),
                from.owner(),
                from.bundle(),
                from.role(),
                from.linuxName(),
                from.peerMac(),
                from.acName(),
                from.serviceName(),
                from.sessionId(),
                from.state(),
                from.sinceNanos(),
                from.mtuBytes(),
                from.mruBytes(),
                from.configuredTxBitsPerSecond(),
                from.learnedTxBitsPerSecond(),
                counted.get(LinkCounter.OCTETS_SENT),
                counted.get(LinkCounter.OCTETS_RECEIVED),
                counted.get(LinkCounter.FRAMES_SENT),
                counted.get(LinkCounter.FRAMES_RECEIVED),
                state.rates().sentBitsPerSecond(),
                state.rates().receivedBitsPerSecond(),
                from.rttNanos(),
                from.skewNanos(),
                from.lost(),
                counted.get(LinkCounter.LATE),
                from.reason());
    }

    private Map<EngineCounter, Long> dropped() {
        Map<EngineCounter, Long> dropped = new EnumMap<>(EngineCounter.class);
        for (EngineCounter reason : EngineCounter.values()) {
            if (counters.get(reason) > 0) {
                dropped.put(reason, counters.get(reason));
            }
        }
        return dropped;
    }
}
