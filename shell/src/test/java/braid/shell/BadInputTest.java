package braid.shell;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.Await;
import braid.shell.testing.CommandResult;
import braid.shell.testing.Lab;
import braid.shell.testing.Namespace;
import braid.shell.testing.NeedsHost;
import braid.shell.testing.RunningRouter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person gets who types nonsense, or starts the router where it cannot run: one sentence, status 1,
/// and nothing is changed.
@Tag("kernel")
@NeedsHost(programs = {"ip", "setpriv", "mount"})
@Timeout(120)
class BadInputTest {
    private static Lab lab;
    private static Namespace namespace;
    private static RunningRouter router;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.open("bad-input");
        namespace = lab.namespace();
        link("ether1");
        router = RunningRouter.start(namespace, "router");
    }

    @AfterAll
    static void end() throws IOException {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /nonsense add x=1                                            | bad command name nonsense (line 1 column 2)
            /ip address frobnicate                                       | bad command name frobnicate (line 1 column 13)
            /ip address add adress=10.0.0.1/24                           | bad parameter adress (line 1 column 23)
            /ip address add address=10.0.0.300/24 interface=ether1       | invalid value for argument address
            /interface pppoe-client add interface=ether1 mrru=99999      | value of mrru out of range (512..65535)
            /ip address add address=10.0.0.1/24                          | missing value(s) of argument(s) interface
            /ip address add address=10.0.0.1/24 interface=nowhere        | input does not match any value of interface
            :put {1;2                                                    | syntax error (line 1 column 10)
            :if (true) do={ :put 1                                       | expected closing brace (line 1 column 23)
            /ip address set 99 comment=x                                 | no such item
            """)
    void aWrongCommandHasItsErrorAndChangesNothing(String command, String error) throws Exception {
        String before = configuration();
        assertThat(router.run(command)).isEqualTo(new CommandResult(1, "", error + "\n"));
        assertThat(configuration()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /system identity set name=n\\n/nonsense add x=1 | bad command name nonsense (line 2 column 2)
            /ip pool\\nadd name=p ranges=x                  | value of range expects range of ip addresses (/ip/pool/add; line 2)
            /ip pool\\nadd name=p                           | missing value(s) of argument(s) ranges (/ip/pool/add; line 2)
            /system identity set name=n\\n:do {             | expected closing brace (line 3 column 1)
            \\0\\1\\177ELF\\2{[(                            | expected command name (line 1 column 1)
            """)
    void aWrongFileIsNotImportedAtAllAndItsErrorNamesTheLine(String content, String error) throws Exception {
        String before = configuration();
        Path file = lab.folder().resolve("wrong.rsc");
        Files.writeString(file, content.translateEscapes() + "\n", StandardCharsets.ISO_8859_1);
        assertThat(router.importFile(file))
                .isEqualTo(new CommandResult(1, "", "wrong.rsc: nothing was changed\nScript Error: " + error + "\n"));
        assertThat(configuration()).isEqualTo(before);
    }

    @Test
    void whatIsLongAndSaysLittleIsReadToItsEnd() throws Exception {
        Path file = lab.folder().resolve("long.rsc");
        Files.writeString(
                file, "# x\n".repeat(100_000) + ";".repeat(500_000) + "\n:put " + "1s".repeat(500_000) + "\n");
        CommandResult read = router.importFile(file);
        assertThat(read.text()).startsWith("5d18:53:20\nScript file loaded");
        assertThat(read.status()).isZero();
    }

    @Test
    void anImportTakesTheArgumentsOfTheConsolesOne() throws Exception {
        String before = configuration();
        Path file = lab.folder().resolve("strange.rsc");
        Files.writeString(
                file, "nonsense\n/strange-menu\nset x=1\n/ip pool add name=strange ranges=10.1.0.1-10.1.0.9\n");
        CommandResult dry = RunningRouter.launch(
                namespace,
                List.of(),
                "--state",
                router.state().toString(),
                "import",
                "--dry-run",
                "--skip-unknown",
                "--verbose",
                "--from-line",
                "2",
                file.toString());
        assertThat(dry.status()).isZero();
        assertThat(dry.text())
                .startsWith("#line 2\n/strange-menu\n#line 3\nset x=1\n#line 4\n")
                .endsWith("Script file checked, nothing changed (1 applied, 0 stored, 0 refused, 2 skipped)");
        assertThat(configuration()).isEqualTo(before);
    }

    @Test
    void aMissingPortOfAHardwareNameIsInvalidUntilItAppears() throws Exception {
        router.type("/ip address add address=10.9.0.1/24 interface=ether9");
        assertThat(router.type("/ip address print where interface=ether9"))
                .contains(";;; ether9 not present")
                .contains("0 I 10.9.0.1/24");
        link("ether9");
        Await.until(
                "address on the new port",
                Duration.ofSeconds(10),
                () -> namespace
                        .exec("ip", "-4", "addr", "show", "dev", "ether9")
                        .output()
                        .contains("10.9.0.1/24"));
        assertThat(router.type("/ip address print where interface=ether9")).doesNotContain("not present");
        router.type("/ip address remove [find where interface=ether9]");
    }

    @Test
    void aSecondRouterIsRefused() throws Exception {
        String state = router.state().toString();
        assertRefused(namespace, List.of(), state + "2", "Another router runs in this network namespace.");
        assertRefused(lab.namespace(), List.of(), state, "another router uses the state directory " + state);
    }

    @Test
    void whatTheRouterNeedsOfTheMachineIsSaid() throws Exception {
        Namespace empty = lab.namespace();
        String state = lab.folder().resolve("s").toString();
        assertRefused(
                empty,
                List.of("setpriv", "--bounding-set=-net_admin", "--inh-caps=-net_admin"),
                state,
                "Braid needs CAP_NET_ADMIN: run it as root (sudo), or with these two alone: sudo setpriv --reuid=$(id -u)"
                        + " --regid=$(id -g) --init-groups --inh-caps=+net_admin,+net_raw"
                        + " --ambient-caps=+net_admin,+net_raw " + LauncherTest.LAUNCHER);
        assertRefused(
                empty,
                List.of("sh", "-c", "mount -t tmpfs none /dev/net && exec \"$0\" \"$@\""),
                state,
                "There is no /dev/net/tun: load it as root with modprobe tun.");
        String long200 = "/tmp/" + "x".repeat(200);
        assertRefused(
                empty,
                List.of(),
                long200,
                "the state directory's path is too long for a socket (220 bytes, at most 107): " + long200);
    }

    @Test
    void whyAStateDirectoryCannotBeUsedIsSaid() throws Exception {
        assertRefused(
                namespace, List.of(), "/proc/x", "cannot use the state directory /proc/x: no such file or directory");
    }

    @Test
    void aHostThatNobodyKnowsIsSaidToBeSo() throws Exception {
        assertThat(router.run("/ping no-such-host.invalid count=1").errors())
                .startsWith("invalid value for argument address:\n")
                .contains("    while resolving ip-address: dns name does not exist\n");
        assertThat(router.run("/ping 1.2.3.4.5 count=1").errors()).isEqualTo("invalid value for argument address\n");
    }

    @Test
    void whatRouterOsKnowsOfPingIsCarriedOutOrRefusedInPlainWords() throws Exception {
        namespace.exec("ip", "link", "set", "lo", "up").orFail("lo");
        assertThat(router.type("/tool ping 127.0.0.1 count=1 arp-ping=no dscp=0 vrf=main without-paging"))
                .contains("received=1");
        assertThat(router.type("/ping 127.0.0.1 count=1 interval=10ms interface=ether1"))
                .contains("received=0");
        for (String argument : List.of("dscp=46", "arp-ping=yes", "vrf=red", "routing-table=red")) {
            assertThat(refusal("/ping 127.0.0.1 count=1 " + argument))
                    .startsWith("failure: Braid does not carry out " + argument.replaceFirst("=.*", "") + " of /ping");
        }
        assertThat(refusal("/ping ::1")).startsWith("failure: Braid does not carry out /ping of IPv6 addresses");
        assertThat(refusal("/ping 00:11:22:33:44:55"))
                .startsWith("failure: Braid does not carry out /ping of MAC addresses");
        assertThat(refusal("/ping 127.0.0.1 interface=nowhere"))
                .startsWith("input does not match any value of interface");
    }

    private static String refusal(String command) throws Exception {
        return router.type(":onerror e in={ " + command + " } do={ :put $e }").strip();
    }

    private static void assertRefused(Namespace where, List<String> wrapper, String state, String sentence)
            throws Exception {
        assertThat(RunningRouter.launch(where, wrapper, "daemon", "--state", state))
                .isEqualTo(new CommandResult(1, "", sentence + "\n"));
    }

    private static String configuration() throws Exception {
        return router.type("/export").replaceFirst("#.*", "");
    }

    private static void link(String name) throws Exception {
        namespace
                .exec("ip", "link", "add", name, "type", "veth", "peer", "name", "far-" + name)
                .orFail(name);
    }
}
