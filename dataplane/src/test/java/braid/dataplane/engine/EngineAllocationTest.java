package braid.dataplane.engine;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.MacAddress;
import braid.dataplane.network.RateLimit;
import braid.dataplane.sim.SimulatedIdle;
import braid.dataplane.sim.SimulatedKernel;
import braid.dataplane.wire.MarkerView;
import braid.dataplane.wire.MpFormat;
import braid.dataplane.wire.PppProtocol;
import braid.dataplane.wire.PppoeCode;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// The whole loop allocates nothing for a packet, in either direction.
class EngineAllocationTest {
    /// A configured rate that never holds anything back.
    private static final OptionalLong UNSHAPED = OptionalLong.of(1_000_000_000_000_000L);

    private static final int FRAGMENTS = 100_000;
    private static final int PACKET_BYTES = 1_500;
    private static final int FRAME_BYTES = 2_048;
    private static final int LINKS = 2;
    private static final MacAddress OURS = new MacAddress(0x0200_0000_0001L);
    private static final MacAddress THEIRS = new MacAddress(0x0200_0000_0002L);

    private final ScriptedPlane plane = new ScriptedPlane();
    private final SimulatedKernel kernel = new SimulatedKernel();
    private final EngineLoop loop = new EngineLoop(EngineLimits.STANDARD, plane, kernel, kernel, new SimulatedIdle());
    private final EndlessTun tun = new EndlessTun();
    private final EndlessPort[] ports = {new EndlessPort(0), new EndlessPort(1)};
    private long nowNanos = 1;
    private long cycleNanos = 1_000;

    @Test
    void forwardingAHundredThousandFragmentsAllocatesNothing() {
        bundleIsUp(UNSHAPED);
        assertThat(AllocatedBytes.ofOneRound(this::run)).isZero();
        long sentBefore = ports[0].sent + ports[1].sent;
        long writtenBefore = tun.written;
        run();
        assertThat(tun.written - writtenBefore).isGreaterThan(FRAGMENTS / 2 - 200);
        assertThat(ports[0].sent + ports[1].sent - sentBefore).isGreaterThan(FRAGMENTS / 4);
    }

    @Test
    void neitherDoPacingAndMarkersAndTheirEchoes() {
        cycleNanos = 1_000_000;
        bundleIsUp(OptionalLong.empty());
        assertThat(AllocatedBytes.ofOneRound(this::run)).isZero();
        long echoedBefore = ports[0].echoed + ports[1].echoed;
        run();
        assertThat(ports[0].echoed + ports[1].echoed - echoedBefore).isPositive();
    }

    @Test
    void neitherDoesHoldingASessionToItsRate() {
        cycleNanos = 1_000_000;
        bundleIsUp(UNSHAPED);
        RateLimit.Rate bursting = new RateLimit.Rate(50_000_000, 100_000_000, 40_000_000, 2);
        plane.decide(new ControlAction.LimitRate(1, new RateLimit(bursting, bursting)));
        loop.doWork(nowNanos);
        assertThat(AllocatedBytes.ofOneRound(this::run)).isZero();
        long writtenBefore = tun.written;
        long sentBefore = ports[0].sent + ports[1].sent;
        long since = nowNanos;
        run();
        double packets = (nowNanos - since) / 1e9 * 50_000_000 / (8 * PACKET_BYTES);
        assertThat((double) (tun.written - writtenBefore)).isBetween(0.95 * packets, 1.05 * packets);
        assertThat((double) (ports[0].sent + ports[1].sent - sentBefore)).isGreaterThan(0.95 * packets);
    }

    private void run() {
        long until = ports[0].received + FRAGMENTS / LINKS;
        while (ports[0].received < until) {
            loop.doWork(nowNanos);
            nowNanos += cycleNanos;
        }
    }

    private void bundleIsUp(OptionalLong rate) {
        ControlAction[] actions = new ControlAction[3 + 2 * LINKS];
        actions[0] =
                new ControlAction.CreateBundle(1, new ControlAction.BundleParameters(true, 1500, 1500, false, false));
        actions[1] = new ControlAction.PassTraffic(1, true);
        actions[2] = new ControlAction.PassTraffic(1, true);
        for (int i = 0; i < LINKS; i++) {
            loop.offer(new EngineCommand.PortUp(ports[i]));
            actions[3 + 2 * i] = new ControlAction.OpenLink(i, ports[i].linuxName(), 1 + i, THEIRS, OURS);
            actions[4 + 2 * i] = new ControlAction.JoinBundle(
                    i, 1, new ControlAction.LinkParameters(1492, 0, rate, OptionalLong.empty(), OptionalLong.empty()));
        }
        loop.doWork(nowNanos);
        plane.decide(actions);
        loop.doWork(nowNanos);
        loop.offer(new EngineCommand.InterfaceReady(QuietTun.made(1), tun));
        loop.doWork(nowNanos);
    }

    /// Full packets without end, as long as somebody reads.
    private static final class EndlessTun extends QuietTun {
        long written;

        EndlessTun() {
            super("ppp0");
        }

        @Override
        public int read(FrameBatch batch) {
            int count = batch.capacity() / 2;
            for (int i = 0; i < count; i++) {
                batch.slab().bytes().put(batch.start(i), (byte) 0x45);
                batch.length(i, PACKET_BYTES);
            }
            batch.count(count);
            return count;
        }

        @Override
        public int write(GatherList list) {
            written += list.packets();
            return list.packets();
        }
    }

    /// Halves of packets without end; the other halves come through the other port. An echo is answered.
    private static final class EndlessPort extends QuietPort {
        long received;
        long sent;
        long echoed;
        private final int index;
        private final ByteBuffer request = ByteBuffer.allocateDirect(FRAME_BYTES);
        private int requestBytes;
        private int sequence;

        EndlessPort(int index) {
            super(index, "eth" + index, OURS, 1500);
            this.index = index;
            this.sequence = index;
        }

        @Override
        public int receive(FrameBatch batch) {
            for (int i = 0; i < batch.capacity(); i++) {
                fragment(batch.slab().bytes(), batch.start(i));
                batch.length(i, PppoeView.HEADER_BYTES + 2 + 4 + PACKET_BYTES / 2);
            }
            if (requestBytes > 0) {
                echo(batch);
            }
            received += batch.capacity();
            batch.count(batch.capacity());
            return batch.capacity();
        }

        private void fragment(ByteBuffer bytes, int at) {
            int data = PACKET_BYTES / 2;
            PppoeView.put(bytes, at, OURS.bits(), THEIRS.bits(), PppoeCode.SESSION, 1 + index, 2 + 4 + data);
            int payload = at + PppoeView.HEADER_BYTES;
            bytes.putShort(payload, (short) PppProtocol.MP);
            MpFormat.LONG.put(bytes, payload + 2, index == 0, index == 1, sequence);
            bytes.put(payload + 6, (byte) PppProtocol.IPV4);
            bytes.put(payload + 7, (byte) 0x45);
            sequence += LINKS;
        }

        /// The last frame of the batch becomes an Echo-Reply; its fragment comes next time.
        private void echo(FrameBatch batch) {
            int last = batch.capacity() - 1;
            int at = batch.start(last);
            sequence -= LINKS;
            int payloadBytes = requestBytes - PppoeView.HEADER_BYTES;
            PppoeView.put(
                    batch.slab().bytes(), at, OURS.bits(), THEIRS.bits(), PppoeCode.SESSION, 1 + index, payloadBytes);
            batch.slab().bytes().put(at + PppoeView.HEADER_BYTES, request, PppoeView.HEADER_BYTES, payloadBytes);
            batch.slab().bytes().put(at + PppoeView.HEADER_BYTES + 2, (byte) MarkerView.ECHO_REPLY);
            batch.length(last, requestBytes);
            requestBytes = 0;
            echoed++;
        }

        @Override
        public int send(FrameBatch batch, int from) {
            for (int i = from; i < batch.count(); i++) {
                int payload = batch.start(i) + PppoeView.HEADER_BYTES;
                if (Short.toUnsignedInt(batch.slab().bytes().getShort(payload)) == PppProtocol.LCP) {
                    requestBytes = batch.length(i);
                    request.put(0, batch.slab().bytes(), batch.start(i), requestBytes);
                }
            }
            sent += batch.count() - from;
            return batch.count() - from;
        }

        @Override
        public boolean sendControl(ByteBuffer frame) {
            return true;
        }
    }
}
