package braid.dataplane.engine;

/// Packets made of slices of slabs, without copying: slices are added, then `endPacket` closes a packet.
/// Fixed room, reused for ever; the slabs must not be reused before the list was written.
public final class GatherList {
    private final Slab[] slabs;
    private final int[] offsets;
    private final int[] lengths;
    private final int[] packetEnds;
    private int slices;
    private int packets;

    public GatherList(int maxSlices, int maxPackets) {
        slabs = new Slab[maxSlices];
        offsets = new int[maxSlices];
        lengths = new int[maxSlices];
        packetEnds = new int[maxPackets];
    }

    /// Whether another packet of `sliceCount` slices fits.
    public boolean hasRoom(int sliceCount) {
        return packets < packetEnds.length && slices + sliceCount <= slabs.length;
    }

    public void slice(Slab slab, int offset, int lengthBytes) {
        slabs[slices] = slab;
        offsets[slices] = offset;
        lengths[slices] = lengthBytes;
        slices++;
    }

    public void endPacket() {
        packetEnds[packets++] = slices;
    }

    public void clear() {
        slices = 0;
        packets = 0;
    }

    public int packets() {
        return packets;
    }

    public int firstSlice(int packet) {
        return packet == 0 ? 0 : packetEnds[packet - 1];
    }

    /// One past the packet's last slice.
    public int endSlice(int packet) {
        return packetEnds[packet];
    }

    public Slab slab(int slice) {
        return slabs[slice];
    }

    public int offset(int slice) {
        return offsets[slice];
    }

    public int length(int slice) {
        return lengths[slice];
    }
}
