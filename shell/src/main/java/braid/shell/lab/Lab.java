package braid.shell.lab;

import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.LabNetwork;
import braid.dataplane.linux.Namespace;
import braid.shell.client.Client;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Builds two routers and the lines between them, shows the bundle coming up, and measures it.
///
/// The user's end has the ports ether1, ether2 ... and `local`; the provider's end the same ports without the last.
/// Everything lives in namespaces that vanish with the lab.
public final class Lab {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration WARM_UP = Duration.ofMillis(1500);
    private static final Duration WINDOW = Duration.ofSeconds(3);
    private static final int MOST_ROUNDS = 3;

    /// The provider's end of the bundle in `examples/lab-isp.rsc`.
    private static final String ISP_ADDRESS = "10.64.0.1";

    /// How many lines the examples are written for, and where they name them.
    private static final int LINES_OF_EXAMPLES = 2;

    private static final String LAN_OF_EXAMPLE = "default-name=ether3";
    private static final String PORTS_OF_EXAMPLE = "interface=ether1,ether2";

    /// What the lab is to do, and with what.
    ///
    /// @param lines as [LineRate#parse] reads them
    /// @param folder an empty folder for the two routers' state
    /// @param pause lets so much time pass
    public record Plan(
            String lines,
            boolean shell,
            Path folder,
            String launcher,
            Path examples,
            LongSupplier clockNanos,
            Consumer<Duration> pause) {}

    private final Plan plan;
    private final List<LineRate> rates;
    private final PrintStream out;
    private final Client client;

    /// @param client gives the person a console at the end
    /// @throws IllegalArgumentException if the plan's lines cannot be read
    public Lab(Plan plan, PrintStream out, Client client) {
        this.plan = plan;
        this.rates = LineRate.parse(plan.lines());
        this.out = out;
        this.client = client;
    }

    /// @return the exit status: 0 if the bundle carries what its lines do
    public int run() throws IOException {
        try {
            boolean good = build();
            if (plan.shell()) {
                out.println("lab: both routers and their lines are gone");
            }
            return good ? 0 : 1;
        } catch (LabFailure e) {
            out.println("lab: " + e.getMessage());
        } catch (KernelException e) {
            out.println("lab: the kernel refused to " + e.getMessage());
        }
        return 1;
    }

    private boolean build() throws LabFailure, KernelException, IOException {
        out.println("lab: " + rates.size() + (rates.size() == 1 ? " emulated line" : " emulated lines")
                + ", a provider's router and yours");
        var lines = new ArrayList<LabNetwork.Line>();
        try (var isp = Namespace.create();
                var home = Namespace.create();
                var lan = Namespace.create()) {
            for (int i = 0; i < rates.size(); i++) {
                lines.add(line(isp, home, "ether" + (i + 1), rates.get(i)));
            }
            LabNetwork.cable(end(home, "local"), end(lan, "lan"));
            try (var ispRouter = LabRouter.start("isp", isp, plan.folder(), plan.launcher());
                    var homeRouter = LabRouter.start("home", home, plan.folder(), plan.launcher())) {
                ispRouter.awaitReady();
                homeRouter.awaitReady();
                configure(ispRouter, homeRouter);
                var bundle = new LabBundle(ispRouter, homeRouter, plan.clockNanos(), plan.pause(), out);
                bundle.awaitLinks(rates.size(), PATIENCE, LOOK_AGAIN);
                var result = measured(bundle, isp, home);
                out.println();
                out.print(result.table());
                out.println();
                if (plan.shell()) {
                    out.println(
                            "This is your router's console; leaving it ends the lab. Another one, from another terminal:");
                    out.println("  " + plan.launcher() + " --state " + fromOutside(homeRouter));
                    try (var attachment = homeRouter.attach()) {
                        client.console(attachment);
                    }
                }
                return result.good();
            }
        } finally {
            lines.forEach(LabNetwork.Line::close);
        }
    }

    /// The lab's files are on a file system that only its processes see; others find it through one of them.
    private static String fromOutside(LabRouter router) {
        return "/proc/" + ProcessHandle.current().pid() + "/root"
                + router.state().path();
    }

    private static LabNetwork.Line line(Namespace isp, Namespace home, String port, LineRate rate)
            throws KernelException {
        return LabNetwork.line(end(isp, port), end(home, port), rate.downBitsPerSecond(), rate.upBitsPerSecond());
    }

    private static LabNetwork.End end(Namespace namespace, String port) {
        return new LabNetwork.End(namespace, port, Optional.empty());
    }

    /// The examples are written for two lines; another number is made up for here.
    private void configure(LabRouter isp, LabRouter home) throws LabFailure, IOException {
        isp.importFile(plan.examples().resolve("lab-isp.rsc"));
        home.importText("mlppp-two-lines.rsc", home());
        for (int i = LINES_OF_EXAMPLES; i < rates.size(); i++) {
            isp.change("/interface/pppoe-server/server add service-name=ISP interface=ether" + (i + 1)
                    + " mrru=1614 default-profile=lines");
        }
    }

    /// The user's configuration for as many lines as there are: the port of the LAN comes behind them, and a client on
    /// one line asks for multilink by its MRRU.
    private String home() throws IOException {
        var example = Files.readString(plan.examples().resolve("mlppp-two-lines.rsc"));
        int lines = rates.size();
        if (lines == LINES_OF_EXAMPLES) {
            return example;
        }
        var ports =
                IntStream.rangeClosed(1, lines).mapToObj(line -> "ether" + line).collect(Collectors.joining(","));
        return example.replace(LAN_OF_EXAMPLE, "default-name=ether" + (lines + 1))
                .replace(PORTS_OF_EXAMPLE, "interface=" + ports + (lines == 1 ? " mrru=1614" : ""));
    }

    /// A machine that is busy with something else for a moment shall not make the lab fail: what is less than it should
    /// be is measured again, and the best counts.
    private Result measured(LabBundle bundle, Namespace isp, Namespace home)
            throws LabFailure, KernelException, IOException {
        var best = measure(bundle, isp, home);
        for (int round = 2; round <= MOST_ROUNDS && !best.good(); round++) {
            out.printf(
                    Locale.ROOT,
                    "lab: %.0f%% of the lines' sum is too little; measuring again%n",
                    100 * best.shareOfSum());
            var again = measure(bundle, isp, home);
            best = again.shareOfSum() > best.shareOfSum() ? again : best;
        }
        return best;
    }

    /// All lines together, then each through the same bundle with the other links disabled.
    private Result measure(LabBundle bundle, Namespace isp, Namespace home)
            throws LabFailure, KernelException, IOException {
        var traffic = new Traffic(plan.clockNanos());
        var address = InetAddress.getByName(ISP_ADDRESS);
        out.println("lab: measuring the bundle");
        double together = traffic.measure(isp, address, home, WARM_UP, WINDOW);
        var alone = new ArrayList<Double>();
        for (int i = 0; i < rates.size(); i++) {
            bundle.only(i + 1, rates.size(), PATIENCE, LOOK_AGAIN);
            out.println("lab: measuring line " + (i + 1));
            alone.add(traffic.measure(isp, address, home, WARM_UP, WINDOW));
            bundle.all(rates.size(), PATIENCE, LOOK_AGAIN);
        }
        return new Result(rates, alone, together);
    }
}
