package braid.dataplane.engine;

/// Every bound of one loop, by name. All memory for frames follows from these and is made at start-up.
///
/// @param commands that may wait
/// @param receiveFrames taken from an interface at once
/// @param frameBytes of the longest Ethernet frame
/// @param poolFrames that may wait for others of their packet, all bundles together
/// @param transmitFrames an interface may leave waiting
/// @param tunPackets taken from a session's interface at once
/// @param tunPacketBytes of the longest packet, and one: what fills them may have been cut
/// @param controlFrames handled in a cycle
/// @param controlQueue control frames that wait for the next cycle; of no session no more than a quarter
/// @param heldPoolFrames of links that have not joined their bundles yet, all links together
/// @param heldFrames of one of those
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
        int heldPoolFrames,
        int heldFrames,
        long heldNanos) {
    public static final EngineLimits STANDARD =
            new EngineLimits(4096, 64, 2048, 8192, 256, 64, 65_536, 64, 256, 512, 32, 1_000_000_000L);

    // Ethernet 14, PPPoE 6, protocol 2.
    private static final int FRAME_HEADER_BYTES = 22;

    /// The most octets of PPP information in one frame.
    public int largestPayload() {
        return frameBytes - FRAME_HEADER_BYTES;
    }
}
