package braid.dataplane.sim;

import braid.dataplane.engine.FrameBatch;
import braid.dataplane.engine.GatherList;
import braid.dataplane.engine.TunPort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// A session's interface without a kernel behind it: what is put in is read by the loop, what the loop writes is kept.
public final class SimulatedTun implements TunPort {
    private final String linuxName;
    private final ArrayDeque<byte[]> outgoing = new ArrayDeque<>();
    private final List<byte[]> received = new ArrayList<>();

    public SimulatedTun(String linuxName) {
        this.linuxName = linuxName;
    }

    /// The kernel routes a packet into the interface.
    public void put(byte[] packet) {
        outgoing.add(packet.clone());
    }

    /// Packets put in that the loop has not read yet.
    public int waiting() {
        return outgoing.size();
    }

    /// What came out since the last call.
    public List<byte[]> takeReceived() {
        List<byte[]> taken = List.copyOf(received);
        received.clear();
        return taken;
    }

    @Override
    public String linuxName() {
        return linuxName;
    }

    @Override
    public int read(FrameBatch batch) {
        int count = 0;
        while (count < batch.capacity() && !outgoing.isEmpty()) {
            byte[] packet = outgoing.remove();
            // As the kernel does: what has no room is cut off without a word.
            int length = Math.min(packet.length, batch.roomBytes());
            batch.slab().bytes().put(batch.start(count), packet, 0, length);
            batch.length(count, length);
            count++;
        }
        batch.count(count);
        return count;
    }

    @Override
    public int write(GatherList list) {
        for (int packet = 0; packet < list.packets(); packet++) {
            received.add(gather(list, list.firstSlice(packet), list.endSlice(packet)));
        }
        return list.packets();
    }

    private static byte[] gather(GatherList list, int first, int end) {
        int length = 0;
        for (int slice = first; slice < end; slice++) {
            length += list.length(slice);
        }
        byte[] packet = new byte[length];
        int at = 0;
        for (int slice = first; slice < end; slice++) {
            list.slab(slice).bytes().get(list.offset(slice), packet, at, list.length(slice));
            at += list.length(slice);
        }
        return packet;
    }

    @Override
    public long refused() {
        return 0;
    }

    @Override
    public int descriptor() {
        return -1;
    }
}
