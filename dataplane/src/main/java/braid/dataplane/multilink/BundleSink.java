package braid.dataplane.multilink;

/// Takes the packets that come out of a bundle. The slices hold until the frame pool is recycled or the frame that
/// just arrived is overwritten.
public interface BundleSink {
    /// @param protocol of the PPP packet whose information `packet` is
    void packet(Bundle bundle, int protocol, PacketSlices packet);
}
