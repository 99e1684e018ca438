package braid.dataplane.engine;

/// An Ethernet interface of the loop with the links on it and the frames that wait to leave by it.
record PortState(EthernetPort port, SessionTable sessions, TransmitRing ring) {
    PortState(EthernetPort port, EngineLimits limits) {
        this(port, new SessionTable(), new TransmitRing(port, limits.transmitFrames(), limits.frameBytes()));
    }
}
