package braid.dataplane.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.dataplane.engine.FrameBatch;
import braid.dataplane.engine.GatherList;
import braid.dataplane.engine.Slab;
import braid.dataplane.engine.TunPort;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.AddressRequests;
import braid.dataplane.netlink.LinkRequests;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.LinuxName;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@KernelTest
class TunPoolTest {
    private static final IpAddress.V4 HERE = new IpAddress.V4(0x0a000001);
    private static final long TUNSETPERSIST = 0x4004_54cbL;
    private static final IpAddress.V4 THERE = new IpAddress.V4(0x0a000002);

    private Namespace namespace;
    private RouteNetlink netlink;
    private TunPool pool;

    @BeforeEach
    void open() throws KernelException {
        namespace = Namespace.create();
        netlink = new RouteNetlink(namespace.run(NetlinkSocket::forRequests));
        pool = new TunPool(netlink);
    }

    @AfterEach
    void close() {
        pool.close();
        netlink.close();
        namespace.close();
    }

    @Test
    void packetsPassBothWays() throws Exception {
        TunPort tun = take("pppoe-out1");
        up(tun);
        try (DatagramSocket socket = namespace.run(() -> new DatagramSocket(7000))) {
            byte[] hello = {'h', 'e', 'l', 'l', 'o'};
            socket.send(new DatagramPacket(hello, 5, InetAddress.getByName(THERE.toString()), 7001));
            FrameBatch batch = new FrameBatch(4, 2048, 0);
            assertThat(tun.read(batch)).isEqualTo(1);
            assertThat(batch.length(0)).isEqualTo(20 + 8 + 5);

            // Sent back with addresses and ports exchanged, in two slices; the sums do not change.
            Slab slab = batch.slab();
            int at = batch.start(0);
            slab.bytes().putInt(at + 12, THERE.bits()).putInt(at + 16, HERE.bits());
            slab.bytes().putShort(at + 20, (short) 7001).putShort(at + 22, (short) 7000);
            GatherList list = new GatherList(4, 4);
            list.slice(slab, at, 28);
            list.slice(slab, at + 28, 5);
            list.endPacket();
            assertThat(tun.write(list)).isEqualTo(1);
            socket.setSoTimeout(5_000);
            DatagramPacket answer = new DatagramPacket(new byte[10], 10);
            socket.receive(answer);
            assertThat(answer.getLength()).isEqualTo(5);
        }
    }

    @Test
    void aWriteWhileDownIsRefusedAndPasses() throws Exception {
        TunPort tun = take("pppoe-out1");
        Slab slab = new Slab(1, 64);
        slab.bytes().put(0, (byte) 0x45);
        GatherList list = new GatherList(1, 1);
        list.slice(slab, 0, 40);
        list.endPacket();
        assertThat(tun.write(list)).isZero();
        assertThat(tun.refused()).isEqualTo(1);
    }

    @Test
    void manyAreGivenBackAndNoneIsLeftAtTheEnd() throws Exception {
        List<TunPort> tuns = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            tuns.add(take(""));
        }
        assertThat(netlink.links()).hasSizeGreaterThan(200);
        tuns.forEach(pool::giveBack);
        assertThat(netlink.links()).hasSizeLessThan(200);
        pool.close();
        assertThat(netlink.links()).noneMatch(link -> link.kind().equals("tun"));
    }

    @Test
    void aNameSomebodyHasIsRefusedAndTakenFromNobody() throws Exception {
        assertTaken("lo");
        Tun foreign = namespace.run(() -> Tun.create("foreign"));
        assertTaken("foreign");
        // One that nobody has open: the kernel would hand it to whoever asks.
        assertThat(LibC.ioctl(foreign.descriptor(), TUNSETPERSIST, 1)).isZero();
        foreign.close();
        assertTaken("foreign");

        pool.giveBack(take("pppoe-out1"));
        assertTaken("foreign");
        assertThat(take("").linuxName()).isEqualTo("ppp-in1");
        netlink.execute(LinkRequests.delete(netlink.indexOf("foreign")), "delete");
        assertThat(take("foreign").linuxName()).isEqualTo("foreign");
    }

    private void assertTaken(String name) {
        assertThatThrownBy(() -> take(name)).hasMessageContaining("(EEXIST)");
    }

    @Test
    void aShortNameIsOneThatNobodyHas() throws Exception {
        Tun foreign = namespace.run(() -> Tun.create("ppp-in2"));
        assertThat(take("").linuxName()).isEqualTo("ppp-in1");
        assertThat(take("").linuxName()).isEqualTo("ppp-in3");
        foreign.close();
    }

    @Test
    void whatLinuxIsSaidToTakeItTakesAndKeepsAsItIs() throws Exception {
        List<String> refused =
                new ArrayList<>(List.of("sixteen-bytes-xx", "", ".", "..", "all", "default", "a%d", "%"));
        List<String> taken = new ArrayList<>(List.of("a", "...", "All", "pppoe-out1", "fifteen-bytes-x"));
        for (char c = 1; c < 127; c++) {
            (c <= ' ' || "/:%".indexOf(c) >= 0 ? refused : taken).add("x" + c + "y");
        }
        assertThat(refused).noneMatch(LinuxName::allowed);
        assertThat(taken).allMatch(LinuxName::allowed);
        for (String name : taken) {
            Tun tun = namespace.run(() -> Tun.create(name));
            assertThat(netlink.links()).anyMatch(link -> link.name().equals(name));
            tun.close();
        }
    }

    @Test
    void oneInUseIsRenamedWhereItStands() throws Exception {
        TunPort tun = take("pppoe-out1");
        up(tun);
        pool.rename(tun, Optional.of("dsl"));
        pool.label(tun, "a full name");
        assertThat(tun.linuxName()).isEqualTo("dsl");
        assertThat(netlink.links()).anySatisfy(link -> {
            assertThat(link.name()).isEqualTo("dsl");
            assertThat(link.alias()).isEqualTo("braid:a full name");
        });
        assertThat(netlink.addresses())
                .anyMatch(address -> address.linkIndex() == pool.index(tun)
                        && address.address().address().equals(HERE));
        assertThatThrownBy(() -> pool.rename(tun, Optional.of("lo"))).hasMessageContaining("(EEXIST)");
        assertThat(tun.linuxName()).isEqualTo("dsl");
        assertThat(take("pppoe-out1")).isNotSameAs(tun);
    }

    @Test
    void aParkedOneThatSomebodyRenamedGetsTheNameThatIsWanted() throws Exception {
        TunPort tun = take("pppoe-out1");
        int index = pool.index(tun);
        pool.giveBack(tun);
        netlink.execute(LinkRequests.setName(index, "foo"), "rename");
        netlink.execute(LinkRequests.setUp(index, true), "start");

        assertThat(take("pppoe-out1")).isSameAs(tun);

        assertThat(tun.linuxName()).isEqualTo("pppoe-out1");
        assertThat(netlink.indexOf("pppoe-out1")).isEqualTo(index);
    }

    @Test
    void oneInUseThatSomebodyRenamedGetsItsNameBackUnlessItIsTaken() throws Exception {
        TunPort tun = take("pppoe-out1");
        netlink.execute(LinkRequests.setName(pool.index(tun), "foo"), "rename");
        netlink.execute(LinkRequests.setUp(pool.index(tun), true), "start");
        assertThat(pool.renamed(tun, "foo")).isEqualTo("pppoe-out1");
        assertThat(netlink.indexOf("pppoe-out1")).isEqualTo(pool.index(tun));

        netlink.execute(LinkRequests.setName(pool.index(tun), "foo"), "rename");
        TunPort other = take("pppoe-out1");
        assertThat(other.linuxName()).isEqualTo("pppoe-out1");
        assertThat(pool.renamed(tun, "foo")).isEqualTo("foo");
        assertThat(tun.linuxName()).isEqualTo("foo");
    }

    @Test
    void whatWasSentToOneUserIsNotReadByTheNext() throws Exception {
        TunPort tun = take("pppoe-out1");
        up(tun);
        try (DatagramSocket socket = namespace.run(() -> new DatagramSocket())) {
            byte[] secret = {'s', 'e', 'c', 'r', 'e', 't'};
            for (int i = 0; i < 20; i++) {
                socket.send(new DatagramPacket(secret, secret.length, InetAddress.getByName(THERE.toString()), 7001));
            }
        }
        pool.giveBack(tun);

        TunPort next = take("pppoe-out2");
        assertThat(next).isSameAs(tun);
        netlink.execute(LinkRequests.setUp(netlink.indexOf("pppoe-out2"), true), "start");
        assertThat(next.read(new FrameBatch(64, 2048, 0))).isZero();
    }

    private TunPort take(String name) throws KernelException {
        return namespace.run(() -> pool.take(Optional.of(name).filter(given -> !given.isEmpty()), name));
    }

    private void up(TunPort tun) throws KernelException {
        int index = netlink.indexOf(tun.linuxName());
        netlink.execute(LinkRequests.setUp(index, true), "start");
        netlink.execute(AddressRequests.add(index, new IpPrefix(HERE, 32), Optional.of(THERE)), "address");
    }
}
