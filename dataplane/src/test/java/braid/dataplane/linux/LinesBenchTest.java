package braid.dataplane.linux;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.linux.RoutersOnLines.Rate;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a bundle of emulated lines carries between two routers of ours, printed. Nothing of the lines is configured.
@KernelTest
@Tag("bench")
class LinesBenchTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final int ECHO_PORT = 7;
    private static final int TURNS = 8;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "10:10, true", "10:10, false", "20:5, true", "20:5, false",
        "20:2, true", "20:2, false", "20:8:3, true", "20:8:3, false"
    })
    void goodput(String megabits, boolean down) throws Exception {
        List<Rate> rates = rates(megabits);
        try (var routers = new RoutersOnLines(folder, true, rates)) {
            pause(10 * SECOND);
            double early;
            double whole;
            try (var transfer = routers.new Transfer(down)) {
                early = transfer.measure(2 * SECOND);
                whole = (2 * early + 8 * transfer.measure(8 * SECOND)) / 10;
            }
            double sum = 0;
            for (int line = 0; line < rates.size(); line++) {
                routers.only(line);
                pause(SECOND);
                try (var transfer = routers.new Transfer(down)) {
                    transfer.measure(2 * SECOND);
                    sum += transfer.measure(4 * SECOND);
                }
                routers.all();
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s %s: %.1f of %.1f Mbit/s; share of the sum over 10 s %.3f, in the first 2 s %.3f%n",
                    megabits,
                    down ? "down" : "up",
                    whole / 1e6,
                    sum / 1e6,
                    whole / sum,
                    early / sum);
            assertThat(whole).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 5", "5, 20"})
    void aLineThatChangesItsRate(int before, int after) throws Exception {
        try (var routers = new RoutersOnLines(folder, true, rates(before + ":10"))) {
            pause(3 * SECOND);
            try (var transfer = routers.new Transfer(true)) {
                transfer.measure(6 * SECOND);
                routers.lines.getFirst().rate(after * 1_000_000L, after * 1_000_000L);
                double change = transfer.measure(1_500 * MILLI);
                double next = transfer.measure(SECOND);
                transfer.measure(3 * SECOND);
                double steady = transfer.measure(4 * SECOND);
                System.out.printf(
                        Locale.ROOT,
                        "%d:10 becomes %d:10: %.1f in the first 1.5 s, %.1f in the second after, %.1f Mbit/s later%n",
                        before,
                        after,
                        change / 1e6,
                        next / 1e6,
                        steady / 1e6);
                assertThat(steady).isPositive();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void aLineThatFallsSilent(int silent) throws Exception {
        try (var routers = new RoutersOnLines(folder, true, rates("20:5"))) {
            pause(3 * SECOND);
            try (var transfer = routers.new Transfer(true)) {
                transfer.measure(4 * SECOND);
                transfer.longestGapNanos.set(0);
                routers.lines.get(silent).silence();
                transfer.measure(1_500 * MILLI);
                long gap = transfer.longestGapNanos.get();
                double left = transfer.measure(2 * SECOND);
                routers.lines.get(silent).mend();
                transfer.measure(3 * SECOND);
                double mended = transfer.measure(2 * SECOND);
                System.out.printf(
                        Locale.ROOT,
                        "20:5, line %d silent: gap of TCP %d ms, then %.1f Mbit/s; 3 s after its return %.1f Mbit/s%n",
                        silent + 1,
                        gap / MILLI,
                        left / 1e6,
                        mended / 1e6);
                assertThat(mended).isPositive();
            }
        }
    }

    @Test
    void pingUnderLoad() throws Exception {
        try (var routers = new RoutersOnLines(folder, true, rates("20:5"))) {
            pause(3 * SECOND);
            try (var echo = routers.ispSide.run(
                    () -> new DatagramSocket(ECHO_PORT, InetAddress.getByName(RoutersOnLines.ISP_TEXT)))) {
                routers.ispSide.start("echo", () -> answer(echo));
                long[] idle = pings(routers, 100);
                try (var transfer = routers.new Transfer(true)) {
                    transfer.measure(2 * SECOND);
                    long[] loaded = pings(routers, 300);
                    System.out.printf(
                            Locale.ROOT,
                            "20:5, ping: idle p50 %.1f ms; under a download p50 %.1f, p99 %.1f ms (%d of 300 answered)%n",
                            share(idle, 0.5) / 1e6,
                            share(loaded, 0.5) / 1e6,
                            share(loaded, 0.99) / 1e6,
                            loaded.length);
                    assertThat(loaded).isNotEmpty();
                }
            }
        }
    }

    /// By turns in one run, since a machine is never the same twice.
    @Test
    void linesWithoutALimit() throws Exception {
        var cables = List.of(new Rate(0, 0), new Rate(0, 0));
        try (var learning = new RoutersOnLines(folder.resolve("learning"), true, cables);
                var told = new RoutersOnLines(folder.resolve("told"), false, cables)) {
            double on = 0;
            double off = 0;
            for (int turn = 0; turn < TURNS; turn++) {
                double first = briefly(turn % 2 == 0 ? learning : told);
                double second = briefly(turn % 2 == 0 ? told : learning);
                on += turn % 2 == 0 ? first : second;
                off += turn % 2 == 0 ? second : first;
            }
            System.out.printf(
                    Locale.ROOT,
                    "two cables: %.0f Mbit/s while learning, %.0f with configured rates: %.2f%n",
                    on / TURNS / 1e6,
                    off / TURNS / 1e6,
                    on / off);
            assertThat(on).isPositive();
        }
    }

    private static double briefly(RoutersOnLines routers) throws Exception {
        try (var transfer = routers.new Transfer(true)) {
            transfer.measure(SECOND);
            return transfer.measure(2 * SECOND);
        }
    }

    private static void answer(DatagramSocket echo) {
        var packet = new DatagramPacket(new byte[100], 100);
        while (!echo.isClosed()) {
            try {
                packet.setLength(100);
                echo.receive(packet);
                echo.send(packet);
            } catch (IOException _) {
                return;
            }
        }
    }

    /// Round trips, sorted, of packets of an ordinary ping's size; those that were lost are missing.
    private static long[] pings(RoutersOnLines routers, int count) throws Exception {
        List<Long> trips = new ArrayList<>();
        try (DatagramSocket socket = routers.userSide.run(() -> new DatagramSocket())) {
            socket.setSoTimeout(1_000);
            var isp = new InetSocketAddress(RoutersOnLines.ISP_TEXT, ECHO_PORT);
            var answer = new DatagramPacket(new byte[100], 100);
            for (int i = 0; i < count; i++) {
                byte[] request = new byte[56];
                ByteBuffer.wrap(request).putInt(i);
                long sent = System.nanoTime();
                socket.send(new DatagramPacket(request, request.length, isp));
                try {
                    do {
                        answer.setLength(100);
                        socket.receive(answer);
                    } while (ByteBuffer.wrap(answer.getData()).getInt() != i);
                    trips.add(System.nanoTime() - sent);
                } catch (SocketTimeoutException _) {
                    continue;
                }
                pause(20 * MILLI);
            }
        }
        return trips.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static double share(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }

    private static List<Rate> rates(String megabits) {
        return Arrays.stream(megabits.split(":", -1))
                .mapToDouble(Double::parseDouble)
                .mapToObj(rate -> Rate.megabits(rate, rate))
                .toList();
    }

    private static void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        while (until - System.nanoTime() > 0) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
