package braid.dataplane.multilink;

import braid.dataplane.sim.Line;
import braid.dataplane.sim.LineDirection;
import braid.dataplane.wire.MarkerView;
import braid.dataplane.wire.MpFormat;
import braid.dataplane.wire.PppProtocol;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Two bundles joined by lines that carry both directions, markers and reports included, in virtual time. Whoever
/// wants to send or receive is a [Source].
final class SimulatedPair extends VirtualTime {
    static final int MTU_BYTES = 1492;
    private static final int MRRU_BYTES = 1600;

    /// Something that sends packets through the pair.
    interface Source {
        /// When it wants to act; [Long#MAX_VALUE]: only when something arrives for it.
        long dueNanos();

        void act(long nowNanos);

        /// A packet came out at one end, at `bytes[0]`.
        void arrived(int end, ByteBuffer bytes, int lengthBytes, long nowNanos);
    }

    /// One end's half of the pair.
    private final class End {
        final int index;
        final Bundle bundle;
        final List<MemberLink> links = new ArrayList<>();
        final FramePool pool = LineFrames.pool();

        End(int index, BundleSettings settings) {
            this.index = index;
            bundle = new Bundle(index, settings, pool, (_, _, slices) -> delivered(index, slices));
        }
    }

    private final End[] ends;
    private final boolean reports;

    /// Of each link: towards end 1, and towards end 0.
    private final List<LineDirection[]> lines = new ArrayList<>();

    private final List<Source> sources = new ArrayList<>();
    private final LineFrames frames = new LineFrames();
    private final ByteBuffer packet = ByteBuffer.allocate(1 << 16);
    private final long seed;

    /// @param reports false: end 1 echoes markers and knows nothing else of them, as any other stack does
    SimulatedPair(long seed, boolean paced, boolean reports) {
        super(1_000_000_000L);
        this.seed = seed;
        this.reports = reports;
        var settings = new BundleSettings(
                true, MRRU_BYTES, MRRU_BYTES, MpFormat.LONG, MpFormat.LONG, paced, ReassemblyTimes.STANDARD);
        ends = new End[] {new End(0, settings), new End(1, settings)};
    }

    /// @param forth from end 0 to end 1
    void addLink(Line forth, Line back) {
        addLink(forth, back, LineTerms.unknown(MTU_BYTES), LineTerms.unknown(MTU_BYTES));
    }

    void addLink(Line forth, Line back, LineTerms terms0, LineTerms terms1) {
        int index = lines.size();
        LineDirection[] both = {new LineDirection(forth, seed * 31 + index), new LineDirection(back, seed * 37 + index)
        };
        lines.add(both);
        for (End end : ends) {
            var address = new LinkAddress(1 + end.index, 2 - end.index, index + 1);
            var member = new MemberLink(
                    index,
                    address,
                    new LineOutput(both[end.index], this::nowNanos),
                    end.index == 0 ? terms0 : terms1,
                    new Counters<>(LinkCounter.class));
            end.links.add(member);
            end.bundle.join(member, nowNanos());
        }
    }

    /// @param towards end 1 or end 0
    LineDirection line(int link, int towards) {
        return lines.get(link)[1 - towards];
    }

    Bundle bundle(int end) {
        return ends[end].bundle;
    }

    MemberLink link(int end, int link) {
        return ends[end].links.get(link);
    }

    void add(Source source) {
        sources.add(source);
    }

    void send(int end, ByteBuffer bytes, int lengthBytes) {
        ends[end].bundle.transmit(PppProtocol.IPV4, bytes, 0, lengthBytes, nowNanos());
    }

    @Override
    void happen() {
        for (End end : ends) {
            end.bundle.advance(nowNanos());
        }
        for (int link = 0; link < lines.size(); link++) {
            for (End end : ends) {
                receive(end, link);
            }
        }
        for (Source source : sources) {
            if (source.dueNanos() <= nowNanos()) {
                source.act(nowNanos());
            }
        }
    }

    @Override
    long nextEventNanos() {
        long due = Long.MAX_VALUE;
        for (End end : ends) {
            due = Math.min(due, end.bundle.nextDeadlineNanos(nowNanos()));
        }
        for (LineDirection[] both : lines) {
            due = Math.min(due, Math.min(both[0].nextArrivalNanos(), both[1].nextArrivalNanos()));
        }
        for (Source source : sources) {
            due = Math.min(due, source.dueNanos());
        }
        return due;
    }

    private void receive(End end, int link) {
        frames.each(lines.get(link)[1 - end.index], nowNanos(), (protocol, bytes, offset, lengthBytes) -> {
            MemberLink member = end.links.get(link);
            if (protocol == PppProtocol.MP) {
                end.bundle.receiveFragment(member, bytes, offset, lengthBytes, nowNanos());
            } else if (!reports && end.index == 1 && bytes.get(offset) == MarkerView.ECHO_REQUEST) {
                bytes.put(offset, (byte) MarkerView.ECHO_REPLY);
                lines.get(link)[1].send(bytes, 0, offset + lengthBytes, nowNanos());
            } else {
                end.bundle.receiveControl(member, bytes, offset, lengthBytes, nowNanos(), nowNanos());
            }
            end.pool.recycle();
        });
    }

    private void delivered(int end, PacketSlices slices) {
        slices.copyTo(packet, 0);
        for (Source source : sources) {
            source.arrived(end, packet, slices.lengthBytes(), nowNanos());
        }
    }
}
