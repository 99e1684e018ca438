package braid.dataplane.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Requests about an interface's queue (include/uapi/linux/pkt_sched.h). The header is
///
///      0      1              4              8              12             16             20
///     |family|     pad      |    index     |    handle    |    parent    |     info     | attributes ...
public final class QueueRequests {
    private static final int TCA_KIND = 1;
    private static final int TCA_OPTIONS = 2;
    private static final int TCA_TBF_PARMS = 1;
    private static final int TCA_TBF_RATE64 = 4;
    private static final int TCA_TBF_BURST = 6;
    private static final int ROOT = 0xffff_ffff;
    private static final int FIRST_HANDLE = 1 << 16;
    private static final int LINKLAYER_ETHERNET = 1;

    private QueueRequests() {}

    /// A token bucket as the interface's only queue.
    ///
    /// @param limitBytes what may wait in it
    public static Request tokenBucket(int index, long bytesPerSecond, int burstBytes, int limitBytes) {
        return Request.of(Rtnetlink.NEWQDISC, NetlinkMessage.F_CREATE | NetlinkMessage.F_REPLACE)
                .u32(Rtnetlink.AF_UNSPEC)
                .u32(index)
                .u32(FIRST_HANDLE)
                .u32(ROOT)
                .u32(0)
                .attributeText(TCA_KIND, "tbf")
                .nest(TCA_OPTIONS, options -> {
                    options.nest(
                            TCA_TBF_PARMS,
                            parameters -> rateSpecification(parameters, bytesPerSecond)
                                    .u32(0)
                                    .u32(0)
                                    .u32(0)
                                    .u32(limitBytes)
                                    .u32(0)
                                    .u32(0));
                    options.attributeU32(TCA_TBF_BURST, burstBytes);
                    if (bytesPerSecond > 0xffff_ffffL) {
                        options.attribute(
                                TCA_TBF_RATE64,
                                ByteBuffer.allocate(8)
                                        .order(ByteOrder.nativeOrder())
                                        .putLong(bytesPerSecond)
                                        .array());
                    }
                });
    }

    /// `struct tc_ratespec`: cell log, link layer, overhead, alignment, least packet, rate (all ones above 32 bits).
    private static Request rateSpecification(Request request, long bytesPerSecond) {
        return request.u8(0).u8(LINKLAYER_ETHERNET).u16(0).u16(0).u16(0).u32((int)
                Math.min(bytesPerSecond, 0xffff_ffffL));
    }
}
