package braid.dataplane.linux;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.FrameBatch;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.MacAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@KernelTest
class PacketSocketTest {
    private static final int DISCOVERY = 0x8863;
    private static final int SESSION = 0x8864;
    private static final long SECOND = 1_000_000_000;

    private final FrameBatch out = new FrameBatch(64, 2048, 0);
    private final FrameBatch in = new FrameBatch(64, 2048, 0);
    private Namespace near;
    private Namespace far;
    private PacketSocket one;
    private PacketSocket other;

    @BeforeEach
    void connect() throws KernelException {
        near = Namespace.create();
        far = Namespace.create();
        LabNetwork.cable(
                new LabNetwork.End(near, "ether1", Optional.empty()),
                new LabNetwork.End(far, "ether1", Optional.empty()));
        one = near.run(PacketSocketTest::open);
        other = far.run(PacketSocketTest::open);
    }

    @AfterEach
    void disconnect() {
        one.close();
        other.close();
        near.close();
        far.close();
    }

    @Test
    void aBatchArrivesWholeAndInOrder() throws KernelException {
        for (int i = 0; i < 50; i++) {
            put(i, SESSION, other.macAddress(), 100 + i);
        }
        out.count(50);
        assertThat(one.send(out, 0)).isEqualTo(50);
        waitFor(other);
        assertThat(other.receive(in)).isEqualTo(50);
        for (int i = 0; i < 50; i++) {
            assertThat(in.length(i)).isEqualTo(100 + i);
            assertThat(in.slab().bytes().get(in.start(i) + 14)).isEqualTo((byte) i);
        }
        assertThat(one.receive(in)).isZero();
        assertThat(other.receiveDrops()).isZero();
    }

    @Test
    void discoveryHasAWayOfItsOwn() throws KernelException {
        ByteBuffer padi = ByteBuffer.allocate(60);
        header(padi, 0, MacAddress.BROADCAST, DISCOVERY);
        assertThat(one.sendControl(padi)).isTrue();
        waitFor(other);
        assertThat(other.receive(in)).isEqualTo(1);
        assertThat(in.slab().bytes().getShort(in.start(0) + 12) & 0xffff).isEqualTo(DISCOVERY);
    }

    @Test
    void aFloodOfDiscoveryLeavesRoomForSessions() throws KernelException {
        ByteBuffer padi = ByteBuffer.allocate(60);
        header(padi, 0, MacAddress.BROADCAST, DISCOVERY);
        for (int i = 0; i < 200; i++) {
            assertThat(one.sendControl(padi.rewind())).isTrue();
        }
        for (int i = 0; i < 64; i++) {
            put(i, SESSION, other.macAddress(), 100);
        }
        out.count(64);
        one.send(out, 0);
        waitFor(other);

        assertThat(other.receive(in)).isEqualTo(64);
        assertThat(received(SESSION)).isEqualTo(48);
        int discovered = received(DISCOVERY);
        while (other.receive(in) > 0) {
            discovered += received(DISCOVERY);
        }
        assertThat(discovered).isEqualTo(200);
    }

    private int received(int etherType) {
        int found = 0;
        for (int i = 0; i < in.count(); i++) {
            found += (in.slab().bytes().getShort(in.start(i) + 12) & 0xffff) == etherType ? 1 : 0;
        }
        return found;
    }

    @Test
    void framesForOtherHostsAreLeftOut() throws KernelException {
        put(0, SESSION, new MacAddress(0x0200_5e00_53ffL), 100);
        put(1, SESSION, other.macAddress(), 101);
        out.count(2);
        one.send(out, 0);
        waitFor(other);
        assertThat(other.receive(in)).isEqualTo(1);
        assertThat(in.length(0)).isEqualTo(101);
    }

    @Test
    void whatIsTooLongIsCountedAndDoesNotStopTheRest() {
        put(0, SESSION, other.macAddress(), 2000);
        put(1, SESSION, other.macAddress(), 100);
        out.count(2);
        assertThat(one.send(out, 0)).isEqualTo(2);
        assertThat(one.sendRefused()).isEqualTo(1);
        assertThat(other.receive(in)).isEqualTo(1);
    }

    @Test
    void anInterfaceThatIsDownTakesFramesAndLosesThem() throws KernelException {
        LabNetwork.down(near, "ether1");
        put(0, SESSION, other.macAddress(), 100);
        out.count(1);
        assertThat(one.send(out, 0)).isEqualTo(1);
        assertThat(one.receive(in)).isZero();
    }

    private void put(int slot, int etherType, MacAddress to, int lengthBytes) {
        header(out.slab().bytes(), out.start(slot), to, etherType);
        out.slab().bytes().put(out.start(slot) + 14, (byte) slot);
        out.length(slot, lengthBytes);
    }

    private void header(ByteBuffer frame, int at, MacAddress to, int etherType) {
        mac(frame, at, to);
        mac(frame, at + 6, one.macAddress());
        frame.putShort(at + 12, (short) etherType);
    }

    private static void mac(ByteBuffer frame, int at, MacAddress mac) {
        frame.putShort(at, (short) (mac.bits() >>> 32)).putInt(at + 2, (int) mac.bits());
    }

    private static void waitFor(PacketSocket port) throws KernelException {
        try (Poller poller = Poller.open()) {
            poller.watch(port.descriptor(), 7);
            int[] tokens = new int[4];
            assertThat(poller.await(5 * SECOND, tokens)).isEqualTo(1);
            assertThat(tokens[0]).isEqualTo(7);
        }
    }

    private static PacketSocket open() throws KernelException {
        try (RouteNetlink netlink = new RouteNetlink(NetlinkSocket.forRequests())) {
            LinkInfo link = netlink.link("ether1").orElseThrow();
            return PacketSocket.open(link.index(), link.name(), link.mac().orElseThrow(), link.mtuBytes());
        }
    }
}
