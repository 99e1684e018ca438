package braid.dataplane.multilink;

import braid.dataplane.sim.Line;
import braid.dataplane.sim.LineDirection;
import braid.dataplane.wire.MpFormat;
import braid.dataplane.wire.PppProtocol;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// A sending and a receiving bundle joined by lines, in virtual time.
final class SimulatedBundle extends VirtualTime {
    static final int MTU_BYTES = 1492;
    static final int MRRU_BYTES = 4000;

    /// Sees each frame before the receiver does.
    interface Tap {
        void fragment(int link, ByteBuffer bytes, int offset, int lengthBytes, long nowNanos);

        void advanced(long nowNanos);
    }

    private static final Tap NO_TAP = new Tap() {
        @Override
        public void fragment(int link, ByteBuffer bytes, int offset, int lengthBytes, long nowNanos) {}

        @Override
        public void advanced(long nowNanos) {}
    };

    private final FramePool pool;
    private final Bundle sender;
    private final Bundle receiver;
    private final List<LineDirection> lines = new ArrayList<>();
    private final List<MemberLink> sending = new ArrayList<>();
    private final List<MemberLink> receiving = new ArrayList<>();
    private final LineFrames frames = new LineFrames();
    private final ByteBuffer packet = ByteBuffer.allocateDirect(1 << 16);
    private final byte[] scratch = new byte[1 << 16];
    private final long seed;
    private Tap tap = NO_TAP;
    private final Consumer<byte[]> sink;
    private int sent;

    SimulatedBundle(MpFormat format, ReassemblyTimes times, long seed, Consumer<byte[]> sink) {
        super(0);
        this.seed = seed;
        this.sink = sink;
        pool = LineFrames.pool();
        var settings = new BundleSettings(true, MRRU_BYTES, MRRU_BYTES, format, format, false, times);
        sender = new Bundle(1, settings, pool, (bundle, protocol, slices) -> {});
        receiver = new Bundle(2, settings, pool, (bundle, protocol, slices) -> delivered(slices));
    }

    void tap(Tap by) {
        tap = by;
    }

    /// @return the link's index
    int addLink(Line line, OptionalLong bitsPerSecond) {
        int index = lines.size();
        lines.add(new LineDirection(line, seed * 31 + index));
        var address = new LinkAddress(0x0200_0000_0001L, 0x0200_0000_0002L, index + 1);
        sending.add(member(index, address, bitsPerSecond));
        receiving.add(member(index, address, bitsPerSecond));
        sender.join(sending.get(index), nowNanos());
        receiver.join(receiving.get(index), nowNanos());
        return index;
    }

    private MemberLink member(int index, LinkAddress address, OptionalLong bitsPerSecond) {
        var output = new LineOutput(lines.get(index), this::nowNanos);
        var terms = LineTerms.unknown(MTU_BYTES).transmitting(bitsPerSecond);
        return new MemberLink(index, address, output, terms, new Counters<>(LinkCounter.class));
    }

    LineDirection line(int link) {
        return lines.get(link);
    }

    MemberLink sendingLink(int link) {
        return sending.get(link);
    }

    MemberLink receivingLink(int link) {
        return receiving.get(link);
    }

    Bundle sender() {
        return sender;
    }

    Bundle receiver() {
        return receiver;
    }

    FramePool pool() {
        return pool;
    }

    /// Sends the next packet, which carries its own number.
    void send(int lengthBytes) {
        Packets.write(packet, lengthBytes, sent++);
        sender.transmit(PppProtocol.IPV4, packet, 0, lengthBytes, nowNanos());
    }

    /// The link leaves at both ends; what is under way on it is lost.
    void removeLink(int link) {
        sender.leave(sending.get(link), nowNanos());
        receiver.leave(receiving.get(link), nowNanos());
        drain(link);
    }

    void rejoinLink(int link) {
        sender.join(sending.get(link), nowNanos());
        receiver.join(receiving.get(link), nowNanos());
    }

    @Override
    void happen() {
        receiver.advance(nowNanos());
        sender.advance(nowNanos());
        tap.advanced(nowNanos());
        for (int link = 0; link < lines.size(); link++) {
            receive(link);
        }
        pool.recycle();
    }

    @Override
    long nextEventNanos() {
        long due = Math.min(receiver.nextDeadlineNanos(nowNanos()), sender.nextDeadlineNanos(nowNanos()));
        for (LineDirection line : lines) {
            due = Math.min(due, line.nextArrivalNanos());
        }
        return due;
    }

    private void receive(int link) {
        frames.each(lines.get(link), nowNanos(), (protocol, bytes, offset, lengthBytes) -> {
            if (protocol == PppProtocol.MP && receiver.links().contains(receiving.get(link))) {
                tap.fragment(link, bytes, offset, lengthBytes, nowNanos());
                receiver.receiveFragment(receiving.get(link), bytes, offset, lengthBytes, nowNanos());
            }
        });
    }

    private void drain(int link) {
        frames.each(lines.get(link), Long.MAX_VALUE / 2, (_, _, _, _) -> {});
    }

    private void delivered(PacketSlices slices) {
        int length = slices.lengthBytes();
        slices.copyTo(ByteBuffer.wrap(scratch), 0);
        sink.accept(Arrays.copyOf(scratch, length));
    }
}
