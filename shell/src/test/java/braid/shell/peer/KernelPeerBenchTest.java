package braid.shell.peer;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.Await;
import braid.shell.testing.HostProcess;
import braid.shell.testing.Lab;
import braid.shell.testing.Line;
import braid.shell.testing.Namespace;
import braid.shell.testing.RunningRouter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a bundle of unequal lines carries to a kernel's PPP, which only echoes markers and reports nothing:
/// an upload by one TCP stream, printed as a share of what the lines carry one by one. Nothing of the lines
/// is configured.
@NeedsPeer
@Tag("bench")
class KernelPeerBenchTest {
    private static final Duration UP = Duration.ofSeconds(40);
    private static final String PEER = "10.64.0.1";
    private static final int PORT = 5001;
    private static final int WARM_SECONDS = 10;
    private static final int MEASURED_SECONDS = 10;
    private static final int[] MEGABITS = {20, 5};
    private static final String CLIENT = "/interface pppoe-client monitor pppoe-out1 once";

    private Namespace near;
    private PeerGuest guest;
    private RunningRouter router;
    private int streams;

    @Test
    void anUploadOverUnequalLines() throws Exception {
        try (Lab lab = Lab.open(getClass().getSimpleName())) {
            near = lab.namespace();
            Namespace far = lab.namespace();
            List<Line> lines = new ArrayList<>();
            for (int number = 1; number <= MEGABITS.length; number++) {
                Line line = Line.lay(near, far, number, 1500);
                line.rate(MEGABITS[number - 1]);
                lines.add(line);
            }
            guest = PeerGuest.boot(
                    far, "guest", lines.stream().map(Line::theirs).toList());
            guest.serve(PppSettings.bundle(), PEER, "10.64.0.10");
            router = RunningRouter.start(near, "router");
            router.type(
                    "/interface pppoe-client add name=pppoe-out1 interface=ether1 user=ppp password=secret mrru=1600");
            double sum = 0;
            for (int line = 1; line <= MEGABITS.length; line++) {
                double alone = dialled("ether" + line, 1);
                sum += alone;
                System.out.printf(Locale.ROOT, "to a kernel, line %d alone: %.1f Mbit/s%n", line, alone);
            }
            double together = dialled("ether1,ether2", 2);
            System.out.printf(
                    Locale.ROOT,
                    "to a kernel, 20:5 up: %.1f of %.1f Mbit/s; share of the sum %.3f%n",
                    together,
                    sum,
                    together / sum);
            assertThat(together).isPositive();
        }
    }

    /// What a session over these interfaces carries once it is warm.
    private double dialled(String interfaces, int links) throws Exception {
        router.type("/interface pppoe-client set pppoe-out1 disabled=no interface=" + interfaces);
        Await.until(
                links + " links", UP, () -> router.field(CLIENT, "active-links").equals("" + links));
        TimeUnit.SECONDS.sleep(WARM_SECONDS);
        double carried = goodput(MEASURED_SECONDS);
        router.type("/interface pppoe-client disable pppoe-out1");
        guest.run("killall -q pppd; sleep 2");
        return carried;
    }

    /// Megabits a second that reach the guest, as IP packets, beginning two seconds after the stream did.
    private double goodput(int seconds) throws Exception {
        int port = PORT + streams;
        guest.run("sleep 60 | setsid busybox nc -l -p " + port + " > /dev/null 2>&1 &");
        Await.until(
                "the receiver",
                UP,
                () -> guest.run("busybox netstat -ltn").output().contains(":" + port + " "));
        Process sender =
                near.start("stream" + streams, "sh", "-c", "exec busybox nc " + PEER + " " + port + " < /dev/zero");
        streams++;
        try {
            long before = octets();
            Await.until("the stream", UP, () -> octets() - before > 100_000);
            TimeUnit.SECONDS.sleep(2);
            long from = System.nanoTime();
            long first = octets();
            TimeUnit.SECONDS.sleep(seconds);
            long last = octets();
            return (last - first) * 8e3 / (System.nanoTime() - from);
        } finally {
            HostProcess.stop(sender);
        }
    }

    private long octets() throws IOException, InterruptedException {
        return Long.parseLong(guest.run("cat /sys/class/net/ppp0/statistics/rx_bytes")
                .orFail("what came in")
                .text());
    }
}
