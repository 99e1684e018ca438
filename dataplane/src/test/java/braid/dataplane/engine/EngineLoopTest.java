package braid.dataplane.engine;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.MacAddress;
import braid.dataplane.sim.Line;
import braid.dataplane.sim.SimulatedIdle;
import braid.dataplane.sim.SimulatedKernel;
import braid.dataplane.sim.SimulatedLink;
import braid.dataplane.sim.SimulatedTun;
import braid.dataplane.sim.VirtualClock;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One loop with a scripted control plane; the test is the other end of its lines.
class EngineLoopTest {
    /// A configured rate that never holds anything back.
    private static final OptionalLong UNSHAPED = OptionalLong.of(1_000_000_000_000_000L);

    private static final long MILLI = 1_000_000L;
    private static final MacAddress OURS = new MacAddress(0x0200_0000_0001L);
    private static final MacAddress THEIRS = new MacAddress(0x0200_0000_0002L);
    private static final String SESSION_HEADER = "0200000000010200000000028864 1100 0011";
    private static final String IPV4 =
            "4500002c00010000400166ce0a0000010a0000020800b5b3000100014142434445464748494a4b4c4d4e4f50";
    private static final int LINK = 5;
    private static final int BUNDLE = 9;

    private final VirtualClock clock = new VirtualClock(1_000 * MILLI);
    private final Line line = new Line(0, 0, MILLI, Line.Faults.NONE);
    private final SimulatedLink link = new SimulatedLink(
            clock,
            line,
            line,
            1,
            new SimulatedLink.End(3, "eth0", OURS, 1500),
            new SimulatedLink.End(4, "far", THEIRS, 1500));
    private final ScriptedPlane plane = new ScriptedPlane();
    private final SimulatedKernel kernel = new SimulatedKernel();
    private final EngineLoop loop = new EngineLoop(EngineLimits.STANDARD, plane, kernel, kernel, new SimulatedIdle());
    private final SimulatedTun tun = new SimulatedTun("ppp0");
    private final FrameBatch out = new FrameBatch(8, 2048, 0);

    @BeforeEach
    void portIsUp() {
        loop.offer(new EngineCommand.PortUp(link.near()));
        loop.doWork(clock.nowNanos());
    }

    @Test
    void aWholePacketReachesTheInterface() {
        bundleIsUp(true);

        arrives("c0000000 0021" + IPV4, "003d");

        assertThat(hex(tun.takeReceived())).containsExactly(IPV4);
    }

    @Test
    void aPacketThatIsAwaitedIsToldOfOnceAndItsInterfaceGoesOverToTheNextBundleOfTheNumber() {
        plane.decide(new ControlAction.CreateBundle(
                BUNDLE, new ControlAction.BundleParameters(false, 1480, 1480, false, false)));
        loop.doWork(clock.nowNanos());
        loop.offer(new EngineCommand.InterfaceReady(QuietTun.made(BUNDLE), tun));
        loop.doWork(clock.nowNanos());
        tun.put(HexFormat.of().parseHex(IPV4));
        loop.doWork(clock.nowNanos());
        assertThat(plane.told).isEmpty();

        plane.decide(new ControlAction.AwaitPacket(BUNDLE));
        loop.doWork(clock.nowNanos());
        tun.put(new byte[] {0x60, 0});
        loop.doWork(clock.nowNanos());
        assertThat(plane.told).isEmpty();
        for (int i = 0; i < 3; i++) {
            tun.put(HexFormat.of().parseHex(IPV4));
            loop.doWork(clock.nowNanos());
            loop.doWork(clock.nowNanos());
        }
        assertThat(plane.told).containsExactly("packet for bundle " + BUNDLE);

        bundleIsUp(true);
        assertThat(kernel.letGo()).isEmpty();
        arrives("c0000000 0021" + IPV4, "003d");
        assertThat(hex(tun.takeReceived())).containsExactly(IPV4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"21", "0021", "ff0321", "ff030021"})
    void theProtocolOfAPacketInABundleMayBeWrittenInAnyWay(String protocol) {
        bundleIsUp(true);
        arrives("c0000000" + protocol + IPV4, "003d");
        arrives("80000001" + protocol, "003d");
        arrives("40000002" + IPV4, "3d");
        assertThat(hex(tun.takeReceived())).containsExactly(IPV4, IPV4);
    }

    @Test
    void theFragmentsOfAPacketOnOneLinkReachTheInterfaceAsOne() {
        bundleIsUp(true);

        arrives("80000000 21" + IPV4.substring(0, 44), "003d");
        assertThat(tun.takeReceived()).isEmpty();
        arrives("40000001" + IPV4.substring(44), "003d");

        assertThat(hex(tun.takeReceived())).containsExactly(IPV4);
    }

    @Test
    void paddingBehindTheLengthIsCutOff() {
        bundleIsUp(true);

        arrives("c0000000" + "00".repeat(40), "003d", 4);
        arrives("c0000001 21" + IPV4 + "eeeeee", "003d", 4 + 1 + 44);

        assertThat(hex(tun.takeReceived())).containsExactly(IPV4);
    }

    @Test
    void packetsWithoutHeaderAreTakenOnMemberLinksAndOnPlainOnes() {
        bundleIsUp(true);
        arrives(IPV4, "0021");
        assertThat(hex(tun.takeReceived())).containsExactly(IPV4);
        plane.decide(new ControlAction.DestroyBundle(BUNDLE), new ControlAction.CloseLink(LINK));
        loop.doWork(clock.nowNanos());

        bundleIsUp(false);
        arrives(IPV4, "0021");
        arrives(IPV4, "21");
        arrives(IPV4, "ff030021");

        assertThat(hex(tun.takeReceived())).containsExactly(IPV4, IPV4, IPV4);
    }

    @Test
    void aPacketOfTheInterfaceLeavesWithAllItsHeaders() {
        bundleIsUp(true);

        tun.put(HexFormat.of().parseHex(IPV4));
        loop.doWork(clock.nowNanos());

        assertThat(leaves())
                .containsExactly(
                        "0200000000020200000000018864" + "11000011" + "0034" + "003d" + "c0000000" + "0021" + IPV4);
    }

    @Test
    void aPlainLinkSendsWithoutMultilinkHeader() {
        bundleIsUp(false);

        tun.put(HexFormat.of().parseHex(IPV4));
        loop.doWork(clock.nowNanos());

        assertThat(leaves()).containsExactly("0200000000020200000000018864" + "11000011" + "002e" + "0021" + IPV4);
    }

    @Test
    void dataBeforeTheJoinIsKeptAndDeliveredWithIt() {
        plane.decide(create(true), new ControlAction.PassTraffic(BUNDLE, true), open());
        loop.doWork(clock.nowNanos());
        loop.offer(new EngineCommand.InterfaceReady(QuietTun.made(BUNDLE), tun));
        loop.doWork(clock.nowNanos());
        arrives("c0000000 21" + IPV4, "003d");
        assertThat(tun.takeReceived()).isEmpty();
        clock.jumpTo(clock.nowNanos() + 900 * MILLI);

        plane.decide(join());
        loop.doWork(clock.nowNanos());

        assertThat(hex(tun.takeReceived())).containsExactly(IPV4);
        assertThat(dropped(EngineCounter.HELD_TOO_LONG)).isZero();
    }

    @Test
    void dataForALinkThatNeverJoinsIsDroppedAfterASecond() {
        plane.decide(open());
        loop.doWork(clock.nowNanos());
        for (int i = 0; i < 40; i++) {
            arrives("c00000%02x 21".formatted(i) + IPV4, "003d");
        }

        clock.jumpTo(clock.nowNanos() + 1_000 * MILLI);
        loop.doWork(clock.nowNanos());

        assertThat(dropped(EngineCounter.HELD_TOO_MANY)).isEqualTo(8);
        assertThat(dropped(EngineCounter.HELD_TOO_LONG)).isEqualTo(32);
    }

    @Test
    void dataMayFollowTheAcknowledgementThatOpensTheWayInTheSameBatch() {
        bundleIsUp(true);
        plane.decide(new ControlAction.PassTraffic(BUNDLE, false));
        loop.doWork(clock.nowNanos());
        plane.decideOnNextPacket(new ControlAction.PassTraffic(BUNDLE, true));

        put("80210201000a0306", "", 8);
        put("003d c0000000 21" + IPV4, "", 2 + 4 + 1 + 44);
        loop.doWork(clock.nowNanos());

        assertThat(hex(tun.takeReceived())).containsExactly(IPV4);
    }

    @Test
    void ipBeforeTheBundleMayPassTrafficIsDroppedAndCounted() {
        bundleIsUp(true);
        plane.decide(new ControlAction.PassTraffic(BUNDLE, false));
        loop.doWork(clock.nowNanos());

        arrives("c0000000 21" + IPV4, "003d");
        tun.put(HexFormat.of().parseHex(IPV4));
        loop.doWork(clock.nowNanos());

        assertThat(tun.takeReceived()).isEmpty();
        assertThat(leaves()).isEmpty();
        assertThat(dropped(EngineCounter.NOT_PASSING)).isEqualTo(2);
    }

    @Test
    void controlPacketsGoToTheControlPlaneFromLinksAndFromBundles() {
        bundleIsUp(true);

        arrives("0905000801020304", "c021");
        arrives("c0000000 8021 0101000a", "003d");
        arriveRaw("ffffffffffff 020000000002 8863 1109 0000 0000");
        arriveRaw("020000000001 020000000002 8864 1100 0099 0002 c021");

        assertThat(plane.told)
                .containsExactly(
                        "link 5 c021 0905000801020304",
                        "bundle 9 8021 0101000a",
                        "discovery on eth0",
                        "stray on eth0: session 99 of 020000000002");
    }

    @Test
    void aFloodOfControlFramesCostsItsShareOfACycleOnly() {
        for (int batch = 0; batch < 10; batch++) {
            for (int i = 0; i < 64; i++) {
                putRaw("ffffffffffff 020000000002 8863 1109 0000 0000");
            }
        }
        for (int i = 0; i < 10; i++) {
            loop.doWork(clock.nowNanos());
            assertThat(plane.told.size()).isLessThanOrEqualTo((i + 1) * EngineLimits.STANDARD.controlFrames());
        }

        assertThat(plane.told).hasSize(640);
    }

    @Test
    void floodsOfDiscoveryOnOtherPortsTakeNothingFromLcp() {
        bundleIsUp(true);
        for (int i = 0; i < 8; i++) {
            loop.offer(new EngineCommand.PortUp(new FloodedPort(100 + i)));
        }
        loop.doWork(clock.nowNanos());
        plane.told.clear();
        for (int i = 0; i < 100; i++) {
            arrives("0905000801020304", "c021");
        }
        loop.doWork(clock.nowNanos());

        assertThat(plane.told.stream().filter("link 5 c021 0905000801020304"::equals))
                .hasSize(100);
        assertThat(plane.told).anyMatch(told -> told.startsWith("discovery on flooded"));
    }

    /// As many PADIs as are taken, in each cycle.
    private static final class FloodedPort extends QuietPort {
        private static final byte[] PADI = HexFormat.of().parseHex("ffffffffffff0200000000028863110900000000");

        FloodedPort(int interfaceIndex) {
            super(interfaceIndex, "flooded" + interfaceIndex, OURS, 1500);
        }

        @Override
        public int receive(FrameBatch batch) {
            for (int i = 0; i < batch.capacity(); i++) {
                batch.slab().bytes().put(batch.start(i), PADI);
                batch.length(i, PADI.length);
            }
            batch.count(batch.capacity());
            return batch.count();
        }
    }

    @Test
    void framesOfNoSessionTakeNothingFromLcpAndDiscovery() {
        for (int i = 0; i < 63; i++) {
            putRaw("020000000001 020000000002 8864 1100 0099 0002 c021");
        }
        putRaw("ffffffffffff 020000000002 8863 1109 0000 0000");
        loop.doWork(clock.nowNanos());

        assertThat(plane.told).endsWith("discovery on eth0").hasSizeLessThan(10);
        assertThat(dropped(EngineCounter.STRAY_TOO_MANY)).isEqualTo(63 - (plane.told.size() - 1));
    }

    @Test
    void whatIsHeldForLinksOutsideBundlesTakesNothingFromThePacketsOfOthers() {
        bundleIsUp(true);
        int strangers = 2 * EngineLimits.STANDARD.poolFrames() / EngineLimits.STANDARD.heldFrames();
        for (int i = 0; i < strangers; i++) {
            plane.decide(new ControlAction.OpenLink(100 + i, "eth0", 0x100 + i, THEIRS, OURS));
            loop.doWork(clock.nowNanos());
            for (int k = 0; k < EngineLimits.STANDARD.heldFrames(); k++) {
                putRaw("020000000001 020000000002 8864 1100 %04x 0005 0021 45 00 00".formatted(0x100 + i));
            }
            loop.doWork(clock.nowNanos());
        }

        arrives("80000000 21" + IPV4.substring(0, 44), "003d");
        arrives("40000001" + IPV4.substring(44), "003d");

        assertThat(hex(tun.takeReceived())).containsExactly(IPV4);
        assertThat(dropped(EngineCounter.HELD_TOO_LONG)).isEqualTo(EngineLimits.STANDARD.heldPoolFrames());
    }

    @Test
    void aPacketThatMayHaveBeenCutIsNotSent() {
        bundleIsUp(true);
        byte[] packet = new byte[70_000];
        packet[0] = 0x45;
        tun.put(packet);
        loop.doWork(clock.nowNanos());

        assertThat(leaves()).isEmpty();
        assertThat(dropped(EngineCounter.OVERLONG)).isEqualTo(1);
    }

    @Test
    void malformedFramesAreDroppedUnderTheirReason() {
        bundleIsUp(true);

        arriveRaw("020000000001 020000000002 8864");
        arriveRaw("020000000001 020000000002 8864 2100 0011 0002 c021");
        arriveRaw("020000000001 020000000002 8864 1100 0011 0009 c021");
        arriveRaw("020000000001 020000000002 8864 1107 0011 0002 c021");
        arriveRaw("020000000009 020000000002 8864 1100 0011 0002 c021");
        arriveRaw("020000000001 020000000002 8864 1100 0011 0000");
        arriveRaw("020000000001 020000000002 8864 1100 0011 0002 c020");
        arrives("c0000000 21" + "6" + IPV4.substring(1), "003d");

        assertThat(dropped(EngineCounter.TOO_SHORT)).isEqualTo(1);
        assertThat(dropped(EngineCounter.WRONG_VERSION)).isEqualTo(1);
        assertThat(dropped(EngineCounter.LENGTH_BEYOND_FRAME)).isEqualTo(1);
        assertThat(dropped(EngineCounter.WRONG_CODE)).isEqualTo(1);
        assertThat(dropped(EngineCounter.WRONG_DESTINATION)).isEqualTo(1);
        assertThat(dropped(EngineCounter.BAD_PROTOCOL_FIELD)).isEqualTo(2);
        assertThat(dropped(EngineCounter.NOT_IP)).isEqualTo(1);
        assertThat(tun.takeReceived()).isEmpty();
    }

    @Test
    void whatTheInterfaceRefusesLeavesLaterInTheSameOrder() {
        bundleIsUp(true);
        link.near().refuseAfter(2);
        for (int i = 0; i < 5; i++) {
            tun.put(HexFormat.of().parseHex(IPV4));
        }
        loop.doWork(clock.nowNanos());
        assertThat(leaves()).hasSize(2);
        assertThat(loop.nextDeadlineNanos(clock.nowNanos()) - clock.nowNanos()).isLessThan(MILLI);

        link.near().refuseAfter(Integer.MAX_VALUE);
        loop.doWork(clock.nowNanos());

        assertThat(leaves().stream().map(frame -> frame.substring(44, 52)))
                .containsExactly("c0000002", "c0000003", "c0000004");
    }

    @Test
    void anInterfaceThatTakesNothingForASecondLosesWhatWaits() {
        bundleIsUp(true);
        link.near().refuseAfter(0);
        tun.put(HexFormat.of().parseHex(IPV4));
        loop.doWork(clock.nowNanos());
        loop.doWork(clock.nowNanos());
        clock.jumpTo(clock.nowNanos() + 1_001 * MILLI);
        loop.doWork(clock.nowNanos());

        assertThat(dropped(EngineCounter.TRANSMIT_STUCK))
                .as("the packet and a marker")
                .isEqualTo(2);
    }

    @Test
    void aLinkThatLeavesGracefullySendsNothingMoreAndStillReceives() {
        bundleIsUp(true);
        plane.decide(new ControlAction.LeaveBundle(LINK, BUNDLE, true));
        loop.doWork(clock.nowNanos());

        tun.put(HexFormat.of().parseHex(IPV4));
        arrives("c0000000 21" + IPV4, "003d");

        assertThat(leaves()).isEmpty();
        assertThat(hex(tun.takeReceived())).containsExactly(IPV4);
    }

    @Test
    void anyBytesAreDroppedOrDeliveredAndNothingElseHappens() {
        bundleIsUp(true);
        var random = new Random(3);
        byte[] good = HexFormat.of().parseHex((SESSION_HEADER + "0033 003d c0000000 21" + IPV4).replace(" ", ""));

        for (int i = 0; i < 50_000; i++) {
            byte[] frame = Arrays.copyOf(good, random.nextInt(10) == 0 ? random.nextInt(100) : good.length);
            for (int flips = random.nextInt(4); flips > 0 && frame.length > 0; flips--) {
                frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
            }
            link.far().sendControl(ByteBuffer.wrap(frame));
            clock.jumpTo(clock.nowNanos() + random.nextInt(5) * MILLI);
            loop.doWork(clock.nowNanos());
            plane.told.clear();
            leaves();
            tun.takeReceived();
        }
    }

    @Test
    void aClosedLinkIsAStrangerAgain() {
        bundleIsUp(true);
        plane.decide(new ControlAction.CloseLink(LINK));
        loop.doWork(clock.nowNanos());

        arrives("c0000000 21" + IPV4, "003d");

        assertThat(plane.told).containsExactly("stray on eth0: session 11 of 020000000002");
        assertThat(tun.takeReceived()).isEmpty();
    }

    @Test
    void anInterfaceIsLetGoWhenAnotherTakesItsPlaceAndNotBefore() {
        bundleIsUp(true);
        loop.offer(new EngineCommand.InterfaceReady(QuietTun.made(BUNDLE), tun));
        loop.doWork(clock.nowNanos());
        assertThat(kernel.letGo()).isEmpty();

        SimulatedTun other = new SimulatedTun("ppp-in1");
        loop.offer(new EngineCommand.InterfaceReady(QuietTun.made(BUNDLE), other));
        loop.doWork(clock.nowNanos());

        assertThat(kernel.letGo()).containsExactly(tun);
        tun.put(HexFormat.of().parseHex(IPV4));
        arrives("c0000000 21" + IPV4, "003d");
        assertThat(tun.waiting()).isEqualTo(1);
        assertThat(tun.takeReceived()).isEmpty();
        assertThat(hex(other.takeReceived())).containsExactly(IPV4);
    }

    private void bundleIsUp(boolean multilink) {
        plane.decide(open(), create(multilink), join(), new ControlAction.PassTraffic(BUNDLE, true));
        loop.doWork(clock.nowNanos());
        loop.offer(new EngineCommand.InterfaceReady(QuietTun.made(BUNDLE), tun));
        loop.doWork(clock.nowNanos());
    }

    private static ControlAction open() {
        return new ControlAction.OpenLink(LINK, "eth0", 0x11, THEIRS, OURS);
    }

    private static ControlAction create(boolean multilink) {
        return new ControlAction.CreateBundle(
                BUNDLE, new ControlAction.BundleParameters(multilink, 1500, 1500, false, false));
    }

    private static ControlAction join() {
        return new ControlAction.JoinBundle(
                LINK,
                BUNDLE,
                new ControlAction.LinkParameters(1492, 0, UNSHAPED, OptionalLong.empty(), OptionalLong.empty()));
    }

    private void arrives(String information, String protocol) {
        int octets = HexFormat.of().parseHex(information.replace(" ", "")).length;
        arrives(information, protocol, octets);
    }

    private void arrives(String information, String protocol, int octets) {
        put(protocol + information, "", octets + protocol.length() / 2);
        loop.doWork(clock.nowNanos());
    }

    private void put(String payload, String padding, int lengthField) {
        putRaw(SESSION_HEADER + "%04x".formatted(lengthField) + payload + padding);
    }

    private void arriveRaw(String frame) {
        putRaw(frame);
        loop.doWork(clock.nowNanos());
    }

    private void putRaw(String frame) {
        link.far().sendControl(ByteBuffer.wrap(HexFormat.of().parseHex(frame.replace(" ", ""))));
    }

    private List<String> leaves() {
        List<String> frames = new ArrayList<>();
        int count = link.far().receive(out);
        for (int i = 0; i < count; i++) {
            byte[] frame = new byte[out.length(i)];
            out.slab().bytes().get(out.start(i), frame);
            frames.add(HexFormat.of().formatHex(frame));
        }
        return frames;
    }

    private long dropped(EngineCounter reason) {
        clock.jumpTo(clock.nowNanos() + 1_000 * MILLI);
        loop.doWork(clock.nowNanos());
        String name = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return loop.status().ports().stream()
                        .mapToLong(port -> port.rxDropped().getOrDefault(name, 0L)
                                + port.txDropped().getOrDefault(name, 0L))
                        .sum()
                + loop.status().bundles().stream()
                        .mapToLong(bundle -> BundleEvents.of(reason)
                                .map(bundle.traffic()::event)
                                .orElse(0L))
                        .sum();
    }

    private static List<String> hex(List<byte[]> packets) {
        return packets.stream().map(HexFormat.of()::formatHex).toList();
    }
}
