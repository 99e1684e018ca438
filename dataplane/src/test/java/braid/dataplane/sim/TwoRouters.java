package braid.dataplane.sim;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.EngineLimits;
import braid.dataplane.engine.EngineLoop;
import braid.dataplane.engine.control.LocalUsers;
import braid.dataplane.engine.control.SessionControl;
import braid.dataplane.network.AddressPool;
import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.LinkOptions;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.PppProfile;
import braid.dataplane.network.PppProfile.AddressSource;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.network.PppoeServer;
import braid.dataplane.network.Secret;
import braid.dataplane.network.SessionOptions;
import braid.dataplane.ppp.lcp.EndpointDiscriminator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

/// A home router and an access concentrator, joined by lines: whole engines in virtual time.
final class TwoRouters {
    static final long SECOND = 1_000_000_000L;
    static final IpAddress.V4 SERVER_ADDRESS = new IpAddress.V4(0x0a40_0001);

    private static final int NUMBER_AT = 20;

    private final VirtualClock clock = new VirtualClock(5 * SECOND);
    private final Simulation simulation = new Simulation(clock);
    private final List<SimulatedLink> lines = new ArrayList<>();
    private final SimulatedKernel homeKernel;
    private final SimulatedKernel ispKernel;
    private final EngineLoop home;
    private final EngineLoop isp;
    private int sent;

    TwoRouters(long seed, OptionalInt mrru, Line... lines) {
        this(seed, mrru, SessionOptions.DEFAULT, lines);
    }

    /// @param session of both ends
    TwoRouters(long seed, OptionalInt mrru, SessionOptions session, Line... lines) {
        PppUser user = new PppUser(
                "user1",
                "xxx",
                new Secret("yyy"),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ByteLimits.NONE);
        homeKernel = new SimulatedKernel(check -> LocalUsers.judge(Map.of(), check));
        ispKernel = new SimulatedKernel(check -> LocalUsers.judge(Map.of(user.name(), user), check));
        home = loop(seed, 0x0050_5600_0100L, homeKernel);
        isp = loop(seed + 1, 0x0050_5600_0200L, ispKernel);
        for (int i = 0; i < lines.length; i++) {
            connect(i, lines[i], seed);
        }
        home.offer(new EngineCommand.Configure(
                List.of(client(mrru, lines.length, session)), List.of(), List.of(), List.of(), List.of(), List.of()));
        isp.offer(new EngineCommand.Configure(
                List.of(),
                servers(mrru, lines.length),
                List.of(profile(session)),
                List.of(user),
                List.of(pool()),
                List.of()));
        simulation.add(home, homeKernel);
        simulation.add(isp, ispKernel);
    }

    private static EngineLoop loop(long seed, long mac, SimulatedKernel kernel) {
        var control = new SessionControl(EndpointDiscriminator.ofMac(new MacAddress(mac)), List.of(), new Random(seed));
        return new EngineLoop(EngineLimits.STANDARD, control, kernel, new SimulatedIdle());
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

    private static LinkOptions options(OptionalInt mrru) {
        return new LinkOptions(OptionalInt.empty(), OptionalInt.empty(), mrru, OptionalInt.of(10));
    }

    private static PppoeClient client(OptionalInt mrru, int lines, SessionOptions session) {
        return new PppoeClient(
                "client1",
                "pppoe-out1",
                IntStream.range(0, lines)
                        .mapToObj(i -> new PppoeClient.Line("wan" + i, OptionalLong.empty(), OptionalLong.empty()))
                        .toList(),
                "xxx",
                new Secret("yyy"),
                "",
                "",
                Optional.empty(),
                options(mrru),
                EnumSet.allOf(AuthenticationMethod.class),
                Optional.empty(),
                Optional.empty(),
                true,
                OptionalInt.of(1),
                session);
    }

    private static List<PppoeServer> servers(OptionalInt mrru, int lines) {
        return IntStream.range(0, lines)
                .mapToObj(i -> new PppoeServer(
                        "server" + i,
                        "dsl" + i,
                        "isp",
                        "ISP",
                        true,
                        options(mrru),
                        EnumSet.of(AuthenticationMethod.CHAP_MD5, AuthenticationMethod.MSCHAP_V2),
                        false,
                        OptionalInt.empty(),
                        0,
                        "default"))
                .toList();
    }

    private static PppProfile profile(SessionOptions session) {
        return new PppProfile(
                "default",
                Optional.of(new AddressSource.Fixed(SERVER_ADDRESS)),
                Optional.of(new AddressSource.FromPool("pool1")),
                List.of(),
                false,
                session);
    }

    private static AddressPool pool() {
        var range = new AddressPool.Range(new IpAddress.V4(0x0a40_000a), new IpAddress.V4(0x0a40_00ff));
        return new AddressPool("pool1", List.of(range), Optional.empty());
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
        ByteBuffer.wrap(packet).put(0, (byte) 0x45).putInt(NUMBER_AT, sent++);
        for (int i = NUMBER_AT + 4; i < lengthBytes; i++) {
            packet[i] = (byte) (sent + i);
        }
        return packet;
    }
}
