package braid.dataplane.status;

/// What went through a bundle or a link since it came up, and how much of it lately.
///
/// @param txPackets of a link: frames
/// @param txBitsPerSecond over the last second or a little more
public record Flow(
        long txBytes, long rxBytes, long txPackets, long rxPackets, long txBitsPerSecond, long rxBitsPerSecond) {
    public static final Flow NONE = new Flow(0, 0, 0, 0, 0, 0);
}
