package braid.dataplane.multilink;

import java.nio.ByteBuffer;

/// Where frames are built that leave by one interface. They leave in the order in which they were committed, however
/// long the interface refuses them; so a number given to a frame stays on its link.
public interface FrameOutput {
    /// Frames that can be claimed now.
    int free();

    ByteBuffer bytes();

    /// Where in [#bytes] the next frame begins; only while [#free] is positive.
    int claim();

    /// The claimed frame is complete.
    void commit(int lengthBytes);
}
