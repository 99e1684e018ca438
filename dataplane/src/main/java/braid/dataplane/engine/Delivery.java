package braid.dataplane.engine;

import braid.dataplane.multilink.Counters;
import braid.dataplane.multilink.FramePool;
import braid.dataplane.multilink.PacketQueue;
import braid.dataplane.multilink.PacketSlices;
import braid.dataplane.wire.PppProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/// What comes out of bundles goes to their interfaces, or to the control plane if it is not IP.
///
/// Packets for an interface are gathered as slices of the memory they arrived in, which is why that memory may be used
/// again only after [#flush].
final class Delivery {
    private static final int MAX_SLICES = 1024;
    private static final int MAX_PACKETS = 256;
    private static final int RELEASED_PACKETS = 16;

    private final Slab[] slabs;
    private final FramePool[] pools;
    private final ControlQueue control;
    /// Where packets that have waited for their rate are written from.
    private final Slab released;

    private final PacketSlices single = new PacketSlices(1);
    private final GatherList list = new GatherList(MAX_SLICES, MAX_PACKETS);
    private TunPort target = NoTun.INSTANCE;
    private int releasedPackets;
    private long nowNanos;
    private Counters<EngineCounter> targetCounters = new Counters<>(EngineCounter.class);

    /// @param slabs all memory that packets may come from
    /// @param pools what of it is used again when everything is written
    /// @param packetBytes of the longest packet
    Delivery(List<Slab> slabs, List<FramePool> pools, int packetBytes, ControlQueue control) {
        this.released = new Slab(RELEASED_PACKETS, packetBytes);
        this.slabs = Stream.concat(slabs.stream(), Stream.of(released)).toArray(Slab[]::new);
        this.pools = pools.toArray(FramePool[]::new);
        this.control = control;
    }

    /// The time of what is delivered from now on.
    void now(long nanos) {
        nowNanos = nanos;
    }

    void deliver(BundleState from, int protocol, PacketSlices packet) {
        if (protocol == PppProtocol.COMPRESSED) {
            encrypted(from, packet);
        } else if (!isIp(protocol)) {
            control.bundlePacket(from, protocol, packet);
        } else if (from.encryption().only()) {
            from.counters().count(EngineCounter.NOT_ENCRYPTED);
        } else {
            ip(from, protocol, packet);
        }
    }

    private void encrypted(BundleState from, PacketSlices packet) {
        int protocol = from.encryption().decode(packet, from.counters(), nowNanos);
        if (protocol != Encryption.UNREADABLE) {
            ip(from, protocol, packet);
        } else if (from.encryption().lost() && !from.helpAsked()) {
            from.helpAsked(control.undecipherable(from));
        }
    }

    private static boolean isIp(int protocol) {
        return protocol == PppProtocol.IPV4 || protocol == PppProtocol.IPV6;
    }

    private void ip(BundleState from, int protocol, PacketSlices packet) {
        boolean passing = protocol == PppProtocol.IPV4 ? from.passing() : from.passingIpv6();
        if (!passing || from.tun() == NoTun.INSTANCE) {
            from.counters().count(EngineCounter.NOT_PASSING);
        } else if (packet.lengthBytes() == 0 || packet.octet(0) >>> 4 != (protocol == PppProtocol.IPV4 ? 4 : 6)) {
            from.counters().count(EngineCounter.NOT_IP);
        } else {
            if (from.clampBytes() > 0) {
                MssClamp.clamp(packet, from.clampBytes());
            }
            if (from.fromPeer().passes(packet.lengthBytes(), nowNanos)) {
                gather(from, packet);
            } else {
                from.fromPeer().hold(protocol, packet, nowNanos);
            }
        }
    }

    /// Packets of the peer that have waited for the session's rate and whose time has come.
    void release(BundleState from) {
        Shaper shaper = from.fromPeer();
        while (!shaper.isEmpty() && shaper.next(nowNanos)) {
            PacketQueue first = shaper.first();
            boolean passing = first.protocol() == PppProtocol.IPV4 ? from.passing() : from.passingIpv6();
            if (passing && from.tun() != NoTun.INSTANCE) {
                gatherCopy(from, first);
            } else {
                from.counters().count(EngineCounter.NOT_PASSING);
            }
            shaper.gone(nowNanos);
        }
    }

    private void gatherCopy(BundleState to, PacketQueue packet) {
        if (releasedPackets == released.slots()) {
            flush();
        }
        aim(to, 1);
        int at = released.offset(releasedPackets++);
        released.bytes().put(at, packet.bytes(), packet.offset(), packet.lengthBytes());
        single.clear();
        single.add(released.bytes(), at, packet.lengthBytes());
        gather(to, single);
    }

    private void gather(BundleState to, PacketSlices packet) {
        aim(to, packet.slices());
        for (int i = 0; i < packet.slices(); i++) {
            list.slice(slabOf(packet.bytes(i)), packet.offset(i), packet.length(i));
        }
        list.endPacket();
    }

    /// What is gathered from here on goes to that interface, and a packet of so many slices fits.
    @SuppressWarnings("ReferenceEquality") // it is about the very same interface
    private void aim(BundleState to, int slices) {
        if (to.tun() != target || !list.hasRoom(slices)) {
            flush();
            target = to.tun();
            targetCounters = to.counters();
        }
    }

    @SuppressWarnings("ReferenceEquality") // it is about the very same memory
    private Slab slabOf(ByteBuffer bytes) {
        for (Slab slab : slabs) {
            if (slab.bytes() == bytes) {
                return slab;
            }
        }
        throw new IllegalStateException("a packet in memory that is none of the loop's");
    }

    /// Writes what was gathered; from here on frames may be overwritten.
    void flush() {
        if (list.packets() > 0) {
            targetCounters.add(EngineCounter.INTERFACE_REFUSED, list.packets() - target.write(list));
            list.clear();
        }
        releasedPackets = 0;
        for (FramePool pool : pools) {
            pool.recycle();
        }
    }
}
