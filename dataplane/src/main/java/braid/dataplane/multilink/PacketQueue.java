package braid.dataplane.multilink;

import java.nio.ByteBuffer;

/// Packets that wait to be sent, copied, first in first out. They have no number yet, so that they can still leave by
/// any link. Allocates only when it has to hold more than ever before.
public final class PacketQueue {
    private static final int FIRST_PACKETS = 64;
    private static final int FIRST_BYTES = 1 << 16;

    private final int maxPackets;
    private final int maxBytes;
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private int[] offsets = new int[0];
    private int[] lengths = new int[0];
    private int[] protocols = new int[0];
    private long[] since = new long[0];
    private int first;
    private int count;

    /// @param maxBytes a power of two
    public PacketQueue(int maxPackets, int maxBytes) {
        this.maxPackets = maxPackets;
        this.maxBytes = maxBytes;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public int packets() {
        return count;
    }

    /// @return false if there is no room
    public boolean add(int protocol, ByteBuffer source, int offset, int lengthBytes, long nowNanos) {
        int at = room(lengthBytes);
        if (at < 0) {
            return false;
        }
        bytes.put(at, source, offset, lengthBytes);
        append(protocol, at, lengthBytes, nowNanos);
        return true;
    }

    /// @return false if there is no room
    public boolean add(int protocol, PacketSlices packet, long nowNanos) {
        int at = room(packet.lengthBytes());
        if (at < 0) {
            return false;
        }
        packet.copyTo(bytes, at);
        append(protocol, at, packet.lengthBytes(), nowNanos);
        return true;
    }

    /// @return where the octets of another packet go; -1 if there is no room for it
    private int room(int lengthBytes) {
        if (count == maxPackets) {
            return -1;
        }
        if (count == offsets.length) {
            growPackets();
        }
        int at = place(lengthBytes);
        while (at < 0 && bytes.capacity() < maxBytes) {
            growBytes();
            at = place(lengthBytes);
        }
        return at;
    }

    private void append(int protocol, int at, int lengthBytes, long nowNanos) {
        int slot = (first + count) % offsets.length;
        offsets[slot] = at;
        lengths[slot] = lengthBytes;
        protocols[slot] = protocol;
        since[slot] = nowNanos;
        count++;
    }

    /// Of the first packet, as all that follow; only while there is one.
    public int protocol() {
        return protocols[first];
    }

    public ByteBuffer bytes() {
        return bytes;
    }

    public int offset() {
        return offsets[first];
    }

    public int lengthBytes() {
        return lengths[first];
    }

    public long sinceNanos() {
        return since[first];
    }

    public void remove() {
        first = (first + 1) % offsets.length;
        count--;
    }

    /// Where `lengthBytes` in one piece are free; -1 if nowhere.
    private int place(int lengthBytes) {
        if (count == 0) {
            return lengthBytes <= bytes.capacity() ? 0 : -1;
        }
        int head = offsets[first];
        int last = (first + count - 1) % offsets.length;
        int tail = offsets[last] + lengths[last];
        if (offsets[last] >= head) {
            if (tail + lengthBytes <= bytes.capacity()) {
                return tail;
            }
            return lengthBytes < head ? 0 : -1;
        }
        return tail + lengthBytes < head ? tail : -1;
    }

    private void growPackets() {
        int size = offsets.length == 0 ? FIRST_PACKETS : offsets.length * 2;
        int[] newOffsets = new int[size];
        int[] newLengths = new int[size];
        int[] newProtocols = new int[size];
        long[] newSince = new long[size];
        for (int i = 0; i < count; i++) {
            int slot = (first + i) % offsets.length;
            newOffsets[i] = offsets[slot];
            newLengths[i] = lengths[slot];
            newProtocols[i] = protocols[slot];
            newSince[i] = since[slot];
        }
        offsets = newOffsets;
        lengths = newLengths;
        protocols = newProtocols;
        since = newSince;
        first = 0;
    }

    private void growBytes() {
        ByteBuffer larger = ByteBuffer.allocate(Math.max(FIRST_BYTES, bytes.capacity() * 2));
        int at = 0;
        for (int i = 0; i < count; i++) {
            int slot = (first + i) % offsets.length;
            larger.put(at, bytes, offsets[slot], lengths[slot]);
            offsets[slot] = at;
            at += lengths[slot];
        }
        bytes = larger;
    }
}
