package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineCommand.InterfaceReady;
import braid.dataplane.engine.EngineCommand.InterfaceRefused;
import braid.dataplane.engine.KernelPort.SessionInterface;
import braid.dataplane.linux.KernelTest;
import braid.dataplane.netlink.LinkRequests;
import braid.dataplane.network.IpAddress;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a session brings is there before it is told so, and goes with it.
@KernelTest
class SessionInterfacesTest extends WorkerOnLinux {
    @Test
    void aSessionsInterfaceIsThereBeforeTheAnswerAndGoesWithTheSession() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        work();
        assertThat(commands).hasSize(1).first().isInstanceOfSatisfying(InterfaceReady.class, ready -> {
            assertThat(ready.made().bundle()).isEqualTo(7);
            assertThat(ready.tun().linuxName()).isEqualTo("pppoe-out1");
        });
        assertThat(link("pppoe-out1")).get().satisfies(link -> {
            assertThat(link.up()).isTrue();
            assertThat(link.mtuBytes()).isEqualTo(1500);
            assertThat(link.alias()).isEqualTo("braid:pppoe-out1");
        });
        assertThat(worker.snapshot().addresses()).anySatisfy(address -> {
            assertThat(address.linuxName()).isEqualTo("pppoe-out1");
            assertThat(address.peer()).contains(new IpAddress.V4(0x0a010002));
        });
        assertThat(worker.snapshot().routes())
                .anyMatch(route ->
                        route.destination().bits() == 0 && route.linuxName().equals(Optional.of("pppoe-out1")));
        queue.release(7);
        work();
        assertThat(addresses("pppoe-out1")).isEmpty();
        assertThat(link("pppoe-out1")).isEmpty();
    }

    @Test
    void aParkedInterfaceServesTheNextSession() throws Exception {
        queue.prepare(session(1, "pppoe-out1"));
        queue.release(1);
        queue.prepare(session(2, "pppoe-out2"));
        queue.prepare(session(3, "a name that Linux does not take"));
        work();
        assertThat(link("pppoe-out1")).isEmpty();
        assertThat(link("pppoe-out2")).isPresent();
        assertThat(link("ppp-in2")).map(LinkStatus::alias).contains("braid:a name that Linux does not take");
    }

    /// A name comes as the octets that were typed: what a terminal shows of the alias are the letters of them.
    @Test
    void lettersOutsideAsciiAreInTheAliasAsTheyWereTyped() throws Exception {
        String octets = new String("Büro".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        queue.prepare(session(3, octets));
        work();
        assertThat(link("ppp-in1")).map(LinkStatus::alias).contains("braid:" + octets);
        Process ip = router.run(() -> new ProcessBuilder("ip", "-o", "link", "show", "ppp-in1").start());
        assertThat(new String(ip.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("alias braid:Büro");
    }

    @Test
    void aDeletedInterfaceIsClosedOnlyWhenTheEngineHasLetGoOfIt() throws Exception {
        int many = 65; // more than the pool deletes together
        for (int i = 0; i < many; i++) {
            queue.prepare(session(i, "ppp-in" + i, 1500, OptionalInt.empty()));
        }
        work();
        for (int i = 0; i < many; i++) {
            somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("ppp-in" + i)), "delete it");
        }
        work();
        assertThat(commands).hasSize(2 * many);
        List<Integer> old = IntStream.range(0, many)
                .mapToObj(i -> ready(i).tun().descriptor())
                .toList();
        assertThat(IntStream.range(many, 2 * many).mapToObj(i -> ready(i).tun().descriptor()))
                .doesNotContainAnyElementsOf(old);
        assertThat(old).allMatch(SessionInterfacesTest::isTun);

        for (int i = 0; i < many; i++) {
            queue.letGo(ready(i).made().bundle(), ready(i).tun());
        }
        work();
        assertThat(old).filteredOn(SessionInterfacesTest::isTun).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aDeletedInterfaceIsGivenBackWithItsBundleAtTheLatest() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        work();
        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("pppoe-out1")), "delete it");
        work();
        queue.release(7);
        queue.letGo(7, ready(0).tun());
        work();
        queue.prepare(session(8, "pppoe-out1"));
        work();
        assertThat(ready(2).tun()).isSameAs(ready(1).tun());
    }

    @Test
    void aChangeThatTheKernelRefusesLeavesTheSessionAsItWas() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        queue.prepare(impossible());
        work();
        assertThat(commands)
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        InterfaceRefused.class,
                        refused -> assertThat(refused.asked().bundle()).isEqualTo(7));
        assertThat(link("pppoe-out1")).get().satisfies(there -> {
            assertThat(there.up()).isTrue();
            assertThat(there.mtuBytes()).isEqualTo(1500);
        });
        assertThat(addresses("pppoe-out1")).isNotEmpty();
        assertThat(defaults()).containsExactly("pppoe-out1");
        assertThatTheNextSessionGetsAnInterfaceOfItsOwn();
        queue.release(7);
        work();
        assertThat(addresses("pppoe-out1")).isEmpty();
    }

    private static boolean isTun(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .endsWith("tun");
        } catch (IOException e) {
            return false; // closed
        }
    }

    private static SessionInterface impossible() {
        return session(7, "pppoe-out1", 20, OptionalInt.empty());
    }

    @Test
    void whatTheKernelRefusesRefusesTheSession() throws Exception {
        queue.prepare(impossible());
        work();
        assertThat(commands)
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(
                        InterfaceRefused.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo("set the MTU of pppoe-out1 to 20: mtu less than device minimum"));
    }
}
