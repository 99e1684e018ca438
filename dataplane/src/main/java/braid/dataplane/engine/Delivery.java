package braid.dataplane.engine;

import braid.dataplane.multilink.Counters;
import braid.dataplane.multilink.FramePool;
import braid.dataplane.multilink.PacketSlices;
import braid.dataplane.wire.PppProtocol;
import java.nio.ByteBuffer;
import java.util.List;

/// What comes out of bundles goes to their interfaces, or to the control plane if it is not IP.
///
/// Packets for an interface are gathered as slices of the memory they arrived in, which is why that memory may be used
/// again only after [#flush].
final class Delivery {
    private static final int MAX_SLICES = 1024;
    private static final int MAX_PACKETS = 256;

    private final Slab[] slabs;
    private final FramePool[] pools;
    private final ControlQueue control;
    private final GatherList list = new GatherList(MAX_SLICES, MAX_PACKETS);
    private TunPort target = NoTun.INSTANCE;
    private long nowNanos;
    private Counters<EngineCounter> targetCounters = new Counters<>(EngineCounter.class);

    /// @param slabs all memory that packets may come from
    /// @param pools what of it is used again when everything is written
    Delivery(List<Slab> slabs, List<FramePool> pools, ControlQueue control) {
        this.slabs = slabs.toArray(Slab[]::new);
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
        if (isIp(protocol)) {
            ip(from, protocol, packet);
        } else if (protocol != Encryption.UNREADABLE) {
            from.counters().count(EngineCounter.NOT_IP);
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
            gather(from, packet);
        }
    }

    @SuppressWarnings("ReferenceEquality") // it is about the very same interface
    private void gather(BundleState to, PacketSlices packet) {
        if (to.tun() != target || !list.hasRoom(packet.slices())) {
            flush();
            target = to.tun();
            targetCounters = to.counters();
        }
        for (int i = 0; i < packet.slices(); i++) {
            list.slice(slabOf(packet.bytes(i)), packet.offset(i), packet.length(i));
        }
        list.endPacket();
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
        for (FramePool pool : pools) {
            pool.recycle();
        }
    }
}
