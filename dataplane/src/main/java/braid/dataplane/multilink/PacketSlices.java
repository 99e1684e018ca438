package braid.dataplane.multilink;

import java.nio.ByteBuffer;

/// A packet as pieces of other people's memory, in order. Reused for the next packet; holds no empty piece.
public final class PacketSlices {
    private final ByteBuffer[] bytes;
    private final int[] offsets;
    private final int[] lengths;
    private int first;
    private int end;
    private int lengthBytes;

    public PacketSlices(int maxSlices) {
        bytes = new ByteBuffer[maxSlices];
        offsets = new int[maxSlices];
        lengths = new int[maxSlices];
    }

    public void clear() {
        first = 0;
        end = 0;
        lengthBytes = 0;
    }

    /// There must be room for another piece.
    public void add(ByteBuffer memory, int offset, int length) {
        bytes[end] = memory;
        offsets[end] = offset;
        lengths[end] = length;
        end++;
        lengthBytes += length;
    }

    public int lengthBytes() {
        return lengthBytes;
    }

    public int slices() {
        return end - first;
    }

    public ByteBuffer bytes(int slice) {
        return bytes[first + slice];
    }

    public int offset(int slice) {
        return offsets[first + slice];
    }

    public int length(int slice) {
        return lengths[first + slice];
    }

    /// The octet at `index`, 0 to 255; meant for the first few.
    public int octet(int index) {
        int slice = first;
        int at = index;
        while (at >= lengths[slice]) {
            at -= lengths[slice++];
        }
        return bytes[slice].get(offsets[slice] + at) & 0xff;
    }

    /// Overwrites the octet at `index` with the low 8 bits of `octet`; meant for the first few.
    public void octet(int index, int octet) {
        int slice = first;
        int at = index;
        while (at >= lengths[slice]) {
            at -= lengths[slice++];
        }
        bytes[slice].put(offsets[slice] + at, (byte) octet);
    }

    /// Takes octets off the front; at most [#lengthBytes].
    public void strip(int octets) {
        int left = octets;
        lengthBytes -= octets;
        while (left > 0 && left >= lengths[first]) {
            left -= lengths[first++];
        }
        if (left > 0) {
            offsets[first] += left;
            lengths[first] -= left;
        }
    }

    /// Copies the whole packet to `offset` of `target`.
    public void copyTo(ByteBuffer target, int offset) {
        int at = offset;
        for (int slice = first; slice < end; slice++) {
            target.put(at, bytes[slice], offsets[slice], lengths[slice]);
            at += lengths[slice];
        }
    }
}
