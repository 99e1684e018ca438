package braid.dataplane.sim;

import braid.dataplane.engine.EthernetPort;
import braid.dataplane.engine.FrameBatch;
import braid.dataplane.network.MacAddress;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// One end of an emulated line.
public final class SimulatedEthernetPort implements EthernetPort {
    private final VirtualClock clock;
    private final SimulatedLink.End end;
    private final LineDirection out;
    private final LineDirection in;
    private Optional<PcapWriter> capture = Optional.empty();
    private int refuseAfter = Integer.MAX_VALUE;

    SimulatedEthernetPort(VirtualClock clock, SimulatedLink.End end, LineDirection out, LineDirection in) {
        this.clock = clock;
        this.end = end;
        this.out = out;
        this.in = in;
    }

    /// Everything sent and received from now on is also written there.
    ///
    /// @throws UncheckedIOException from the port's methods if it cannot be
    public void capture(PcapWriter to) {
        capture = Optional.of(to);
    }

    /// Takes so many frames and then none, until set again; as a kernel with a full queue.
    public void refuseAfter(int frames) {
        refuseAfter = frames;
    }

    @Override
    public int interfaceIndex() {
        return end.interfaceIndex();
    }

    @Override
    public String linuxName() {
        return end.linuxName();
    }

    @Override
    public MacAddress macAddress() {
        return end.macAddress();
    }

    @Override
    public int mtuBytes() {
        return end.mtuBytes();
    }

    @Override
    public int receive(FrameBatch batch) {
        ByteBuffer bytes = batch.slab().bytes();
        int count = 0;
        while (count < batch.capacity()) {
            int length = in.receive(bytes, batch.start(count), batch.roomBytes(), clock.nowNanos());
            if (length < 0) {
                break;
            }
            batch.length(count, length);
            captured(bytes, batch.start(count), length);
            count++;
        }
        batch.count(count);
        return count;
    }

    @Override
    public int send(FrameBatch batch, int from) {
        int taken = Math.min(batch.count() - from, refuseAfter);
        for (int i = from; i < from + taken; i++) {
            send(batch.slab().bytes(), batch.start(i), batch.length(i));
        }
        refuseAfter -= refuseAfter == Integer.MAX_VALUE ? 0 : taken;
        return taken;
    }

    @Override
    public boolean sendControl(ByteBuffer frame) {
        send(frame, frame.position(), frame.remaining());
        return true;
    }

    private void send(ByteBuffer bytes, int offset, int lengthBytes) {
        captured(bytes, offset, lengthBytes);
        out.send(bytes, offset, lengthBytes, clock.nowNanos());
    }

    private void captured(ByteBuffer bytes, int offset, int lengthBytes) {
        if (capture.isPresent()) {
            capture.get().write(clock.nowNanos(), bytes, offset, lengthBytes);
        }
    }

    @Override
    public long receiveDrops() {
        return 0;
    }

    @Override
    public long sendRefused() {
        return 0;
    }

    @Override
    public int descriptor() {
        return -1;
    }

    @Override
    public void close() {
        in.unheard();
    }
}
