package braid.dataplane.engine;

/// Every bound of one loop, by name. All memory for frames follows from these and is made at start-up.
///
/// @param commands that may wait
/// @param receiveFrames taken from an interface at once
/// @param frameBytes of the longest Ethernet frame
/// @param poolFrames that may wait for others of their packet, all bundles together
/// @param transmitFrames an interface may leave waiting
/// @param tunPackets taken from a session's interface at once
/// @param tunPacketBytes of the longest packet
/// @param controlFrames handled in a cycle
/// @param controlQueue control frames that wait for the next cycle
/// @param heldFrames of a link that has not joined its bundle yet
/// @param heldNanos how long those are kept
public record EngineLimits(
        int commands,
        int receiveFrames,
        int frameBytes,
        int poolFrames,
        int transmitFrames,
        int tunPackets,
        int tunPacketBytes,
        int controlFrames,
        int controlQueue,
        int heldFrames,
        long heldNanos) {
    public static final EngineLimits STANDARD =
            new EngineLimits(4096, 64, 2048, 4096, 256, 64, 4096, 64, 256, 32, 1_000_000_000L);
}
