package braid.dataplane.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RouteNetlinkTest {
    private static final int F_MULTI = 2;
    private static final byte[] DONE = new byte[4];

    private final FakeNetlink kernel = new FakeNetlink();
    private final RouteNetlink netlink = new RouteNetlink(kernel);

    @Test
    void aRefusalCarriesTheKernelsText() {
        kernel.reply(
                NetlinkMessage.ERROR,
                NetlinkMessage.F_CAPPED | NetlinkMessage.F_ACK_ATTRIBUTES,
                refusal(22, "mtu less than device minimum"));
        assertThatThrownBy(() -> netlink.execute(LinkRequests.setMtu(1, 20), "set the MTU"))
                .isInstanceOfSatisfying(KernelException.class, e -> {
                    assertThat(e.errno()).isEqualTo(Errno.EINVAL);
                    assertThat(e).hasMessage("set the MTU: mtu less than device minimum (EINVAL)");
                });
    }

    @Test
    void aRefusalWithoutTextHasTheErrnos() {
        kernel.reply(NetlinkMessage.ERROR, NetlinkMessage.F_CAPPED, refusal(17, ""));
        assertThatThrownBy(() -> netlink.execute(LinkRequests.setUp(1, true), "start x"))
                .hasMessage("start x: File exists (EEXIST)");
    }

    @Test
    void aDumpTheKernelChangedUnderIsReadAgain() throws KernelException {
        kernel.reply(Rtnetlink.NEWADDR, F_MULTI | NetlinkMessage.F_DUMP_INTERRUPTED, address(1))
                .reply(NetlinkMessage.DONE, F_MULTI, DONE)
                .reply(Rtnetlink.NEWADDR, F_MULTI, address(2))
                .reply(NetlinkMessage.DONE, F_MULTI, DONE);
        assertThat(netlink.addresses()).map(AddressInfo::linkIndex).containsExactly(2);
        assertThat(kernel.requests()).isEqualTo(2);
    }

    @Test
    void aDumpThatNeverStandsStillIsGivenUp() {
        for (int i = 0; i < 8; i++) {
            kernel.reply(NetlinkMessage.DONE, F_MULTI | NetlinkMessage.F_DUMP_INTERRUPTED, DONE);
        }
        assertThatThrownBy(netlink::links)
                .hasMessage("list interfaces: the list changed each time it was read (EAGAIN)");
    }

    private static byte[] address(int index) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.nativeOrder())
                .put((byte) Rtnetlink.AF_INET)
                .put((byte) 24)
                .putShort((short) 0)
                .putInt(index)
                .putShort((short) 8)
                .putShort((short) AddressRequests.IFA_LOCAL)
                .putInt(1)
                .array();
    }

    /// Error number, the request's header, the text as attribute 1.
    private static byte[] refusal(int errno, String text) {
        byte[] words = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer payload = ByteBuffer.allocate(20 + (text.isEmpty() ? 0 : 4 + words.length + 1))
                .order(ByteOrder.nativeOrder())
                .putInt(-errno)
                .putInt(32)
                .putInt(0)
                .putInt(0)
                .putInt(0);
        if (!text.isEmpty()) {
            payload.putShort((short) (4 + words.length + 1)).putShort((short) 1).put(words);
        }
        return payload.array();
    }
}
