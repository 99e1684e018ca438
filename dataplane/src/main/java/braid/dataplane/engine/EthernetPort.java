package braid.dataplane.engine;

import braid.dataplane.network.MacAddress;
import java.nio.ByteBuffer;

/// PPPoE frames (EtherTypes 0x8863 and 0x8864) of one Ethernet interface, from the destination MAC on, without FCS.
/// Used by one loop only; nothing here blocks.
public interface EthernetPort extends AutoCloseable {
    int interfaceIndex();

    String linuxName();

    /// The interface's own address now.
    MacAddress macAddress();

    int mtuBytes();

    /// Fills `batch` from the front with what has arrived, discovery and session frames in order of arrival each;
    /// however much of the one waits, the other has room.
    ///
    /// @return frames received; 0 when there are none
    int receive(FrameBatch batch);

    /// Hands frames `from` to `batch.count() - 1` to the kernel, in order.
    ///
    /// @return how many it took; the rest must be offered again first, in the same order
    int send(FrameBatch batch, int from);

    /// Sends one control frame; not for the packet path.
    ///
    /// @return false if the kernel refused it (counted)
    boolean sendControl(ByteBuffer frame);

    /// Frames the kernel dropped because its receive buffer was full, since the port was opened.
    long receiveDrops();

    /// Frames, also control frames, that the kernel refused for good, since the port was opened.
    long sendRefused();

    /// For poll; -1 where there is none (simulation).
    int descriptor();

    @Override
    void close();
}
