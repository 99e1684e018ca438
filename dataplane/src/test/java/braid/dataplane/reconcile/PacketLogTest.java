package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.netlink.NetlinkPort;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PacketLogTest {
    private static final int MANY = 100_000;

    @Test
    void aFloodIsReadALittleAtATime() throws Exception {
        Flood flood = new Flood();
        PacketLog log = new PacketLog(Optional.of(flood), new ObservedState(AppliedFile.none()), _ -> {});
        assertThat(log.read(0)).as("so that there is a next time").isEqualTo(PacketLog.DATAGRAMS_AT_ONCE);
        assertThat(flood.left).isEqualTo(MANY - PacketLog.DATAGRAMS_AT_ONCE);
    }

    private static final class Flood implements NetlinkPort {
        private int left = MANY;

        @Override
        public void send(byte[] messages) {}

        @Override
        public ByteBuffer receive() {
            left--;
            return ByteBuffer.allocate(0).order(ByteOrder.nativeOrder());
        }

        @Override
        public Optional<ByteBuffer> receiveNow() {
            return left == 0 ? Optional.empty() : Optional.of(receive());
        }

        @Override
        public int descriptor() {
            return -1;
        }

        @Override
        public void close() {}
    }
}
