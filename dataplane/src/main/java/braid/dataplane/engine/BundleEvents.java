package braid.dataplane.engine;

import braid.dataplane.multilink.BundleCounter;
import braid.dataplane.multilink.Counters;
import braid.dataplane.status.BundleEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What of a bundle's counters is told as an event.
final class BundleEvents {
    private BundleEvents() {}

    /// Those that are not zero.
    static Map<BundleEvent, Long> of(Counters<BundleCounter> bundle, Counters<EngineCounter> engine) {
        Map<BundleEvent, Long> events = new EnumMap<>(BundleEvent.class);
        for (BundleCounter counter : BundleCounter.values()) {
            add(events, of(counter), bundle.get(counter));
        }
        for (EngineCounter counter : EngineCounter.values()) {
            add(events, of(counter), engine.get(counter));
        }
        return events;
    }

    private static void add(Map<BundleEvent, Long> events, Optional<BundleEvent> event, long count) {
        if (count != 0) {
            event.ifPresent(told -> events.merge(told, count, Long::sum));
        }
    }

    /// Empty for what is shown as the bundle's flow.
    static Optional<BundleEvent> of(BundleCounter counter) {
        return switch (counter) {
            case PACKETS_SENT, OCTETS_SENT, PACKETS_RECEIVED, OCTETS_RECEIVED -> Optional.empty();
            case FRAGMENTS_SENT -> Optional.of(BundleEvent.FRAGMENTS_SENT);
            case FRAGMENTS_RECEIVED -> Optional.of(BundleEvent.FRAGMENTS_RECEIVED);
            case IDLE_FILLS_SENT -> Optional.of(BundleEvent.IDLE_FILLS_SENT);
            case IDLE_FILLS_RECEIVED -> Optional.of(BundleEvent.IDLE_FILLS_RECEIVED);
            case NULL_FRAGMENTS_RECEIVED -> Optional.of(BundleEvent.NULL_FRAGMENTS_RECEIVED);
            case MARKERS_SENT -> Optional.of(BundleEvent.MARKERS_SENT);
            case MARKERS_RECEIVED -> Optional.of(BundleEvent.MARKERS_RECEIVED);
            case REPORTS_RECEIVED -> Optional.of(BundleEvent.REPORTS_RECEIVED);
            case NO_LINK -> Optional.of(BundleEvent.NO_LINK);
            case LINKS_FULL -> Optional.of(BundleEvent.LINKS_FULL);
            case QUEUE_STOOD -> Optional.of(BundleEvent.QUEUE_STOOD);
            case QUEUE_FULL -> Optional.of(BundleEvent.QUEUE_FULL);
            case TOO_LONG_TO_SEND -> Optional.of(BundleEvent.TOO_LONG_TO_SEND);
            case FRAGMENTS_LOST -> Optional.of(BundleEvent.FRAGMENTS_LOST);
            case GAPS_PASSED -> Optional.of(BundleEvent.GAPS_PASSED);
            case GAPS_TIMED_OUT -> Optional.of(BundleEvent.GAPS_TIMED_OUT);
            case GAPS_OVERFLOWED -> Optional.of(BundleEvent.GAPS_OVERFLOWED);
            case STALLED -> Optional.of(BundleEvent.STALLED);
            case DISCARDED_WITH_LOST -> Optional.of(BundleEvent.DISCARDED_WITH_LOST);
            case LATE -> Optional.of(BundleEvent.LATE);
            case DUPLICATE -> Optional.of(BundleEvent.DUPLICATE);
            case REORDERED -> Optional.of(BundleEvent.REORDERED);
            case BAD_ORDER -> Optional.of(BundleEvent.BAD_ORDER);
            case JUMPS_REFUSED -> Optional.of(BundleEvent.JUMPS_REFUSED);
            case RESYNCHRONISED -> Optional.of(BundleEvent.RESYNCHRONISED);
            case TOO_LONG -> Optional.of(BundleEvent.TOO_LONG);
            case TOO_MANY_FRAGMENTS -> Optional.of(BundleEvent.TOO_MANY_FRAGMENTS);
            case POOL_EMPTY -> Optional.of(BundleEvent.POOL_EMPTY);
            case SHARE_EXCEEDED -> Optional.of(BundleEvent.SHARE_EXCEEDED);
            case MALFORMED -> Optional.of(BundleEvent.MALFORMED);
            case RESERVED_BITS -> Optional.of(BundleEvent.RESERVED_BITS);
            case UNEXPECTED_FRAGMENT -> Optional.of(BundleEvent.UNEXPECTED_FRAGMENT);
        };
    }

    /// Empty for what is only counted at interfaces.
    static Optional<BundleEvent> of(EngineCounter counter) {
        return switch (counter) {
            case TOO_SHORT,
                    NOT_PPPOE,
                    WRONG_VERSION,
                    LENGTH_BEYOND_FRAME,
                    WRONG_CODE,
                    WRONG_DESTINATION,
                    BAD_PROTOCOL_FIELD,
                    HELD_TOO_MANY,
                    HELD_TOO_LONG,
                    STRAY_TOO_MANY,
                    TRANSMIT_STUCK -> Optional.empty();
            case CONTROL_OVERFLOW -> Optional.of(BundleEvent.CONTROL_OVERFLOW);
            case CONTROL_TOO_LONG -> Optional.of(BundleEvent.CONTROL_TOO_LONG);
            case CONTROL_NOT_SENT -> Optional.of(BundleEvent.CONTROL_NOT_SENT);
            case NOT_PASSING -> Optional.of(BundleEvent.NOT_PASSING);
            case NOT_IP -> Optional.of(BundleEvent.NOT_IP);
            case NOT_ENCRYPTED -> Optional.of(BundleEvent.NOT_ENCRYPTED);
            case NO_ENCRYPTION_AGREED -> Optional.of(BundleEvent.NO_ENCRYPTION_AGREED);
            case UNDECIPHERABLE -> Optional.of(BundleEvent.UNDECIPHERABLE);
            case OVERLONG -> Optional.of(BundleEvent.OVERLONG);
            case LIMITED_TO_PEER -> Optional.of(BundleEvent.LIMITED_TO_PEER);
            case LIMITED_FROM_PEER -> Optional.of(BundleEvent.LIMITED_FROM_PEER);
            case INTERFACE_REFUSED -> Optional.of(BundleEvent.INTERFACE_REFUSED);
        };
    }
}
