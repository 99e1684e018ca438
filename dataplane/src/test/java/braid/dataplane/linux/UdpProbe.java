package braid.dataplane.linux;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Numbered packets from the ISP to the user every two milliseconds: when none came, and how many never
/// did.
final class UdpProbe implements AutoCloseable {
    private static final long INTERVAL_NANOS = 2_000_000;
    private static final int PACKET_BYTES = 100;
    private static final int NUMBER_BYTES = Integer.BYTES;

    private final DatagramSocket sender;
    private final DatagramSocket receiver;
    private final AtomicLong longestGapNanos = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong outOfOrder = new AtomicLong();
    private volatile boolean stopped;

    UdpProbe(RoutersOnLines routers) throws Exception {
        sender = routers.ispSide.run(() -> new DatagramSocket(0, InetAddress.getByName(RoutersOnLines.ISP_TEXT)));
        receiver = routers.userSide.run(() -> new DatagramSocket());
        byte[] hello = new byte[1];
        receiver.send(new DatagramPacket(hello, 1, sender.getLocalSocketAddress()));
        DatagramPacket heard = new DatagramPacket(hello, 1);
        sender.setSoTimeout(5_000);
        sender.receive(heard);
        routers.ispSide.start("probe-isp", () -> send(heard.getSocketAddress()));
        routers.userSide.start("probe-user", this::receive);
    }

    private void send(SocketAddress to) {
        long due = System.nanoTime();
        byte[] bytes = new byte[PACKET_BYTES];
        while (!stopped) {
            try {
                ByteBuffer.wrap(bytes).putInt((int) sent.get());
                sender.send(new DatagramPacket(bytes, bytes.length, to));
                sent.incrementAndGet();
            } catch (IOException _) {
                return;
            }
            due += INTERVAL_NANOS;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void receive() {
        DatagramPacket packet = new DatagramPacket(new byte[PACKET_BYTES], PACKET_BYTES);
        long last = System.nanoTime();
        int latest = -1;
        while (true) {
            try {
                receiver.receive(packet);
            } catch (IOException _) {
                return;
            }
            long now = System.nanoTime();
            longestGapNanos.accumulateAndGet(now - last, Math::max);
            last = now;
            int number = ByteBuffer.wrap(packet.getData(), 0, NUMBER_BYTES).getInt();
            if (number <= latest) {
                outOfOrder.incrementAndGet();
            }
            latest = Math.max(latest, number);
            received.incrementAndGet();
        }
    }

    /// The longest time without a packet since the last call.
    long takeLongestGapNanos() {
        return longestGapNanos.getAndSet(0);
    }

    long outOfOrder() {
        return outOfOrder.get();
    }

    /// Ends sending, waits for what is under way, and tells how many never came.
    long lost() {
        stopped = true;
        long until = System.nanoTime() + 1_000_000_000L;
        while (received.get() < sent.get() && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
        return sent.get() - received.get();
    }

    @Override
    public void close() {
        stopped = true;
        sender.close();
        receiver.close();
    }
}
