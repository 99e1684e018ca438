package braid.dataplane.sim;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.EngineLimits;
import braid.dataplane.engine.EngineLoop;
import braid.dataplane.engine.control.EarlierRun;
import braid.dataplane.engine.control.SessionControl;
import braid.dataplane.engine.control.TestConfigurations;
import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.network.PppoeServer;
import braid.dataplane.network.SessionOptions;
import braid.dataplane.ppp.lcp.EndpointDiscriminator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// A home router and an access concentrator, joined by lines: whole engines in virtual time.
final class TwoRouters {
    static final long SECOND = 1_000_000_000L;
    static final IpAddress.V4 SERVER_ADDRESS = TestConfigurations.SERVER_ADDRESS;

    private static final int NUMBER_AT = 20;
    private static final Set<AuthenticationMethod> METHODS =
            EnumSet.of(AuthenticationMethod.CHAP_MD5, AuthenticationMethod.MSCHAP_V2);

    private final VirtualClock clock = new VirtualClock(5 * SECOND);
    private final Simulation simulation = new Simulation(clock);
    private final List<SimulatedLink> lines = new ArrayList<>();
    private final SimulatedKernel homeKernel = new SimulatedKernel();
    private final SimulatedKernel ispKernel = new SimulatedKernel();
    private final EngineLoop home;
    private final EngineLoop isp;
    private int sent;

    TwoRouters(long seed, OptionalInt mrru, Line... lines) {
        this(seed, mrru, SessionOptions.DEFAULT, lines);
    }

    /// @param session of both ends
    TwoRouters(long seed, OptionalInt mrru, SessionOptions session, Line... lines) {
        String[] wan = IntStream.range(0, lines.length).mapToObj(i -> "wan" + i).toArray(String[]::new);
        PppoeClient client = TestConfigurations.withMrru(TestConfigurations.client(wan), mrru);
        PppoeServer[] servers = IntStream.range(0, lines.length)
                .mapToObj(i -> TestConfigurations.server("dsl" + i, mrru, METHODS))
                .toArray(PppoeServer[]::new);
        EngineCommand.Configure served = TestConfigurations.servers(false, session, ByteLimits.NONE, servers);
        home = loop(seed, 0x0050_5600_0100L, homeKernel);
        isp = loop(seed + 1, 0x0050_5600_0200L, ispKernel);
        for (int i = 0; i < lines.length; i++) {
            connect(i, lines[i], seed);
        }
        home.offer(TestConfigurations.clients(TestConfigurations.with(client, session)));
        isp.offer(served);
        simulation.add(home, homeKernel);
        simulation.add(isp, ispKernel);
    }

    private static EngineLoop loop(long seed, long mac, SimulatedKernel kernel) {
        var control =
                new SessionControl(EndpointDiscriminator.ofMac(new MacAddress(mac)), EarlierRun.NONE, new Random(seed));
        return new EngineLoop(EngineLimits.STANDARD, control, kernel, kernel, new SimulatedIdle());
    }

    private void connect(int index, Line line, long seed) {
        var link = new SimulatedLink(
                clock,
                line,
                line,
                seed * 100 + index,
                new SimulatedLink.End(index, "wan" + index, new MacAddress(0x0050_5600_0100L + index), 1500),
                new SimulatedLink.End(index, "dsl" + index, new MacAddress(0x0050_5600_0200L + index), 1500));
        lines.add(link);
        simulation.add(link);
        home.offer(new EngineCommand.PortUp(link.near()));
        isp.offer(new EngineCommand.PortUp(link.far()));
    }

    EngineLoop home() {
        return home;
    }

    EngineLoop isp() {
        return isp;
    }

    SimulatedKernel homeKernel() {
        return homeKernel;
    }

    SimulatedLink line(int index) {
        return lines.get(index);
    }

    void runFor(long nanos) {
        simulation.runFor(nanos);
    }

    /// Waits until the bundle runs with so many links at both ends.
    boolean runUntilUp(int links, long limitNanos) {
        return simulation.runUntil(() -> up(home, links) && up(isp, links), limitNanos);
    }

    private static boolean up(EngineLoop loop, int links) {
        return loop.status().bundles().stream()
                .anyMatch(bundle ->
                        bundle.standing().running() && bundle.standing().linksUp() == links);
    }

    SimulatedTun homeTun() {
        return homeKernel.firstTun().orElseThrow();
    }

    SimulatedTun ispTun() {
        return ispKernel.firstTun().orElseThrow();
    }

    static int number(byte[] packet) {
        return ByteBuffer.wrap(packet).getInt(NUMBER_AT);
    }

    /// An IPv4 packet that carries the next number.
    byte[] packet(int lengthBytes) {
        byte[] packet = new byte[lengthBytes];
        ByteBuffer.wrap(packet)
                .put(0, (byte) 0x45)
                .putShort(2, (short) lengthBytes)
                .putInt(NUMBER_AT, sent++);
        for (int i = NUMBER_AT + 4; i < lengthBytes; i++) {
            packet[i] = (byte) (sent + i);
        }
        return packet;
    }
}
