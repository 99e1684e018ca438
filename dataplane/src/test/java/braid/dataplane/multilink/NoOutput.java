package braid.dataplane.multilink;

import java.nio.ByteBuffer;

/// Of links that only receive.
enum NoOutput implements FrameOutput {
    INSTANCE;

    @Override
    public int free() {
        return 0;
    }

    @Override
    public ByteBuffer bytes() {
        throw new IllegalStateException("nothing is sent");
    }

    @Override
    public int claim() {
        throw new IllegalStateException("nothing is sent");
    }

    @Override
    public void commit(int lengthBytes) {
        throw new IllegalStateException("nothing is sent");
    }
}
