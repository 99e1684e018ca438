package braid.dataplane.linux;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.AllocatedBytes;
import braid.dataplane.engine.ControlAction;
import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.EngineLimits;
import braid.dataplane.engine.EngineLoop;
import braid.dataplane.engine.FrameBatch;
import braid.dataplane.engine.QuietTun;
import braid.dataplane.engine.ScriptedPlane;
import braid.dataplane.engine.TunPort;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.AddressRequests;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.LinkRequests;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.sim.SimulatedKernel;
import braid.dataplane.wire.MpFormat;
import braid.dataplane.wire.PppProtocol;
import braid.dataplane.wire.PppoeCode;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The loop on the kernel's own ports: halves of echo requests come in by a veth, the packets leave by a TUN, and what
/// the kernel answers goes back the same way.
@KernelTest
class PortsAllocationTest {
    /// A configured rate that never holds anything back.
    private static final OptionalLong UNSHAPED = OptionalLong.of(1_000_000_000_000_000L);

    private static final int FRAGMENTS = 100_000;
    private static final int BATCH = 64;
    private static final int SESSIONS = 2;
    private static final int PACKET_BYTES = 1_000;
    private static final IpAddress.V4 HERE = new IpAddress.V4(0x0a000001);
    private static final IpAddress.V4 THERE = new IpAddress.V4(0x0a000002);

    private final ScriptedPlane plane = new ScriptedPlane();
    private final ByteBuffer request = echoRequest();
    private final FrameBatch out = new FrameBatch(BATCH, 2048, 0);
    private final FrameBatch in = new FrameBatch(2 * BATCH, 2048, 0);
    private Namespace near;
    private Namespace far;
    private PacketSocket port;
    private PacketSocket peer;
    private Poller idle;
    private RouteNetlink netlink;
    private TunPool pool;
    private EngineLoop loop;
    private long nowNanos = 1;
    private int sequence;
    private long answered;

    @BeforeEach
    void open() throws KernelException {
        near = Namespace.create();
        far = Namespace.create();
        LabNetwork.cable(
                new LabNetwork.End(near, "ether1", Optional.empty()),
                new LabNetwork.End(far, "ether1", Optional.empty()));
        port = near.run(PortsAllocationTest::openPort);
        peer = far.run(PortsAllocationTest::openPort);
        idle = Poller.open();
        netlink = new RouteNetlink(near.run(NetlinkSocket::forRequests));
        pool = new TunPool(netlink);
        SimulatedKernel kernel = new SimulatedKernel();
        loop = new EngineLoop(EngineLimits.STANDARD, plane, kernel, kernel, idle);
        bundleIsUp();
    }

    @AfterEach
    void close() {
        peer.close();
        port.close();
        idle.close();
        pool.close();
        netlink.close();
        near.close();
        far.close();
    }

    @Test
    void aHundredThousandFragmentsPassTheKernelsPortsWithoutAllocation() {
        assertThat(AllocatedBytes.ofOneRound(this::run)).isZero();
        answered = 0;
        run();
        assertThat(answered).as("packets answered").isGreaterThan(FRAGMENTS / 2 * 9 / 10);
    }

    private void run() {
        for (int sent = 0; sent < FRAGMENTS; sent += BATCH) {
            for (int i = 0; i < BATCH; i++) {
                fragment(i);
            }
            out.count(BATCH);
            peer.send(out, 0);
            while (loop.doWork(nowNanos) > 0) {
                nowNanos += 1_000;
            }
            answered += peer.receive(in);
        }
    }

    private void fragment(int slot) {
        boolean first = sequence % SESSIONS == 0;
        ByteBuffer bytes = out.slab().bytes();
        int at = out.start(slot);
        int half = PACKET_BYTES / 2;
        int information = 4 + (first ? 1 : 0) + half;
        PppoeView.put(
                bytes,
                at,
                port.macAddress().bits(),
                peer.macAddress().bits(),
                PppoeCode.SESSION,
                1 + sequence % SESSIONS,
                2 + information);
        int payload = at + PppoeView.HEADER_BYTES;
        bytes.putShort(payload, (short) PppProtocol.MP);
        MpFormat.LONG.put(bytes, payload + 2, first, !first, sequence++ & 0xff_ffff);
        int data = payload + 6;
        if (first) {
            bytes.put(data++, (byte) PppProtocol.IPV4);
        }
        bytes.put(data, request, first ? 0 : half, half);
        out.length(slot, PppoeView.HEADER_BYTES + 2 + information);
    }

    private void bundleIsUp() throws KernelException {
        ControlAction[] actions = new ControlAction[2 + 2 * SESSIONS];
        actions[0] =
                new ControlAction.CreateBundle(1, new ControlAction.BundleParameters(true, 1500, 1500, false, false));
        actions[1] = new ControlAction.PassTraffic(1, true);
        for (int i = 0; i < SESSIONS; i++) {
            actions[2 + 2 * i] =
                    new ControlAction.OpenLink(i, port.linuxName(), 1 + i, peer.macAddress(), port.macAddress());
            actions[3 + 2 * i] = new ControlAction.JoinBundle(
                    i,
                    1,
                    new ControlAction.LinkParameters(1492, 0, UNSHAPED, OptionalLong.empty(), OptionalLong.empty()));
        }
        loop.offer(new EngineCommand.PortUp(port));
        loop.doWork(nowNanos);
        plane.decide(actions);
        loop.doWork(nowNanos);
        loop.offer(new EngineCommand.InterfaceReady(QuietTun.made(1), tun()));
        loop.doWork(nowNanos);
    }

    private TunPort tun() throws KernelException {
        TunPort tun = near.run(() -> pool.take(Optional.of("pppoe-out1"), "pppoe-out1"));
        int index = netlink.indexOf(tun.linuxName());
        netlink.execute(LinkRequests.setUp(index, true), "start");
        netlink.execute(AddressRequests.add(index, new IpPrefix(HERE, 32), Optional.of(THERE)), "address");
        return tun;
    }

    /// An ICMP echo request (RFC 792) from the peer's address to ours, full of zeros.
    private static ByteBuffer echoRequest() {
        ByteBuffer packet = ByteBuffer.allocateDirect(PACKET_BYTES);
        packet.put(0, (byte) 0x45).putShort(2, (short) PACKET_BYTES);
        packet.put(8, (byte) 64).put(9, (byte) 1);
        packet.putInt(12, THERE.bits()).putInt(16, HERE.bits());
        packet.putShort(10, sum(packet, 0, 20));
        packet.put(20, (byte) 8);
        packet.putShort(22, sum(packet, 20, PACKET_BYTES));
        return packet;
    }

    /// The Internet checksum (RFC 1071).
    private static short sum(ByteBuffer packet, int from, int end) {
        int sum = 0;
        for (int at = from; at < end; at += 2) {
            sum += packet.getShort(at) & 0xffff;
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        return (short) ~(sum + (sum >>> 16));
    }

    private static PacketSocket openPort() throws KernelException {
        try (RouteNetlink netlink = new RouteNetlink(NetlinkSocket.forRequests())) {
            LinkInfo link = netlink.link("ether1").orElseThrow();
            return PacketSocket.open(link.index(), link.name(), link.mac().orElseThrow(), link.mtuBytes());
        }
    }
}
