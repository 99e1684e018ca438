package braid.dataplane.engine.control;

import braid.dataplane.pppoe.DiscoveryRefusal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What was dropped of one interface by the control plane, by reason.
///
/// @param discovery requests that its access concentrator refused
public record InterfaceCounters(Map<ControlCounter, Long> control, Map<DiscoveryRefusal, Long> discovery) {
    public InterfaceCounters {
        Map<ControlCounter, Long> own = new EnumMap<>(ControlCounter.class);
        own.putAll(control);
        control = Collections.unmodifiableMap(own);
        Map<DiscoveryRefusal, Long> its = new EnumMap<>(DiscoveryRefusal.class);
        its.putAll(discovery);
        discovery = Collections.unmodifiableMap(its);
    }
}
