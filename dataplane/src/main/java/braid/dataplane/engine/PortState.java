package braid.dataplane.engine;

import braid.dataplane.multilink.Counters;

/// An Ethernet interface of the loop with the links on it and the frames that wait to leave by it.
///
/// @param strays of frames that are in no session
/// @param counters what was dropped there
record PortState(
        EthernetPort port,
        SessionTable sessions,
        TransmitRing ring,
        StrayLimit strays,
        Counters<EngineCounter> counters) {
    PortState(EthernetPort port, EngineLimits limits) {
        this(
                port,
                new SessionTable(),
                new TransmitRing(port, limits.transmitFrames(), limits.frameBytes()),
                new StrayLimit(),
                new Counters<>(EngineCounter.class));
    }
}
