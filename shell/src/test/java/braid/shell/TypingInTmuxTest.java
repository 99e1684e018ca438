package braid.shell;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.Lab;
import braid.shell.testing.Namespace;
import braid.shell.testing.NeedsHost;
import braid.shell.testing.RunningRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What people do at real terminals on a router that runs: page through lists, answer questions, interrupt,
/// resize, come back.
@Tag("kernel")
@NeedsHost(programs = {"ip", "tmux"})
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TypingInTmuxTest {
    private static final Map<String, String> CLASSES = Map.of(
            "BRAID_CLASSPATH", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    private static final String FIRST_FOOTER = "-- [Q quit|D dump|down]";
    private static final String FOOTER = "-- [Q quit|D dump|up|down]";

    private static Lab lab;
    private static RunningRouter router;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.open("typing");
        Namespace namespace = lab.namespace();
        namespace
                .exec("ip", "link", "add", "ether1", "type", "veth", "peer", "name", "far")
                .orFail("port");
        router = RunningRouter.start(namespace, "router");
        router.type(":for i from=1 to=60 do={/ip pool add name=\"p$i\" ranges=\"10.1.$i.1-10.1.$i.9\"}");
        router.type("/interface pppoe-client add name=dsl interface=ether1");
    }

    @AfterAll
    static void end() throws IOException {
        lab.close();
    }

    private Tmux person() throws Exception {
        return person("one");
    }

    private Tmux person(String name) throws Exception {
        Path own = Files.createDirectories(folder.resolve(name));
        Tmux person = Tmux.start(own, 80, 24, CLASSES, LauncherTest.LAUNCHER + " --state " + router.state());
        person.sees("Press F1 for help");
        person.sees("] >");
        return person;
    }

    private static void enter(Tmux person, String line) throws Exception {
        person.type(line);
        person.keys("Enter");
    }

    @Test
    void aLongListIsShownAScreenAtATime() throws Exception {
        try (Tmux person = person()) {
            enter(person, "/ip pool print");
            assertThat(person.sees(FIRST_FOOTER)).contains("NAME", " 0 p1 ").doesNotContain(" p40 ");
            person.keys("Space");
            assertThat(person.sees(FOOTER)).contains(" p40 ").doesNotContain(" p59 ");
            person.keys("Up");
            assertThat(person.sees(FIRST_FOOTER)).contains(" 0 p1 ").doesNotContain(" p40 ");
            person.keys("Enter");
            person.sees("21 p22 ");
            person.keys("Down");
            person.sees(" p40 ");
            person.type("q");
            enter(person, ":put \"seen enough\"");
            assertThat(person.sees("\nseen enough")).doesNotContain(" p60 ");

            enter(person, "/ip pool print");
            person.sees(FIRST_FOOTER);
            person.type("d");
            person.sees("59 p60 ");
            person.sees("59 p60   10.1.60.1-10.1.60.9\n[admin@router] >");

            enter(person, "/ip pool print without-paging");
            enter(person, ":put \"to the end\"");
            assertThat(person.sees("\nto the end")).contains("59 p60 ").doesNotContain("Q quit");
        }
    }

    @Test
    void whatACommandNeedsIsAskedFor() throws Exception {
        try (Tmux person = person()) {
            enter(person, "/ip pool add");
            person.sees("name:");
            person.type("ask東");
            person.sees("name: ask東");
            person.keys("BSpace");
            enter(person, "ed");
            person.sees("ranges:");
            enter(person, "10.9.0.1-10.9.0.9");
            enter(person, ":put [/ip pool get asked ranges]");
            assertThat(person.sees("\n10.9.0.1-10.9.0.9")).contains("name: asked\n");

            enter(person, "/ip pool add ranges=10.9.0.300");
            assertThat(person.sees("value of range expects range of ip addresses"))
                    .doesNotContain("300\nname:");

            enter(person, "/ip pool remove");
            person.sees("numbers:");
            enter(person, "asked");
            enter(person, ":put [:len [/ip pool find name=asked]]");
            person.sees("\n0\n");

            enter(person, "/ip pool add");
            person.sees("] > /ip pool add\nname:");
            person.keys("C-c");
            person.sees("interrupted");
        }
    }

    @Test
    void controlCReachesACommandOverEverythingTypedBeforeIt() throws Exception {
        try (Tmux person = person()) {
            enter(person, ":delay 1h");
            person.sees("> :delay 1h\n");
            person.type("x".repeat(5000));
            person.keys("C-c");
            person.sees("interrupted");
            enter(person, ":put \"still here\"");
            assertThat(person.sees("\nstill here")).doesNotContain("xxx");

            person.type(":put half a li");
            person.keys("C-c");
            enter(person, ":put \"whole\"");
            person.sees("\nwhole");

            enter(person, ":while (true) do={}");
            person.sees("do={}\n");
            person.keys("C-c");
            person.sees("do={}\ninterrupted");
        }
    }

    @Test
    void whatIsTypedDuringAPingIsExecutedWholeAfterIt() throws Exception {
        try (Tmux person = person()) {
            enter(person, "/ping 127.0.0.1 count=3 interval=200ms");
            enter(person, ":put AAAA-BBBB-CCCC-DDDD-quite-long-1");
            assertThat(person.sees("\nAAAA-BBBB-CCCC-DDDD-quite-long-1"))
                    .contains("sent=3")
                    .doesNotContain("expected", "bad command");
        }
    }

    @Test
    void aPingGivesScriptsItsResults() throws Exception {
        assertThat(
                        router.type(
                                ":local r [/ping 127.0.0.1 count=1 size=100 as-value];"
                                        + " :put ($r->\"host\" . \" \" . $r->\"seq\" . \" \" . $r->\"size\" . \" \" . [:typeof ($r->\"time\")])"))
                .isEqualTo("127.0.0.1 0 100 time");
        assertThat(router.type(":put [:len [/ping 127.0.0.1 count=2 interval=10ms as-value]]"))
                .isEqualTo("2");
    }

    @Test
    void wordsCompleteThemselvesWithHotlock() throws Exception {
        try (Tmux person = person()) {
            person.keys("F7");
            person.sees("[admin@router] >>");
            person.type("/sys id pri");
            person.sees(">> /system identity print");
            person.keys("Enter");
            assertThat(person.sees("  name: router")).doesNotContain("bad command", "expected");
            person.type("/ppp sec");
            person.sees(">> /ppp secret");
            person.type("ret pr");
            person.sees(">> /ppp secret pr");
            person.keys("C-u");
            person.keys("C-v");
            person.sees("the plain prompt", screen -> screen.stripTrailing().endsWith("[admin@router] >"));
            person.type("/sys id pr");
            person.sees("> /sys id pr");
            person.keys("C-c");
        }
    }

    @Test
    void keysEditTheLineAsRouterOsDoes() throws Exception {
        try (Tmux person = person()) {
            person.type(":put onetwo");
            person.keys("Left", "Left", "Left", "C-u");
            person.type(":put x");
            person.sees("> :put xtwo");
            person.keys("C-k", "Enter");
            person.sees("\nx\n");
            enter(person, ":put \"to be found\"");
            person.sees("\nto be found");
            enter(person, ":put other");
            person.sees("\nother");
            person.keys("F3");
            person.type("to be");
            person.sees("to be found\"");
            person.keys("Enter");
            person.sees("the found line run again", screen -> screen.split("\nto be found", -1).length == 3);
            person.keys("F3");
            person.type("put");
            person.sees("> :put \"to be found\"\nbck-i-search: put");
            person.keys("F3");
            person.sees("> :put other\nbck-i-search: put");
            person.keys("C-r");
            person.sees("> :put \"to be found\"\nbck-i-search: put");
            person.keys("C-c");
            person.type("{ :put a");
            person.keys("C-\\");
            person.type(":put b }");
            person.keys("Enter");
            person.sees("\na\nb\n");
            person.keys("F5");
            person.sees("a clear screen", screen -> screen.strip().equals("[admin@router] >"));
        }
    }

    @Test
    void aCommandOfSeveralLinesIsRecalledLineByLine() throws Exception {
        try (Tmux person = person()) {
            enter(person, "{ :put one");
            enter(person, ":put two");
            enter(person, ":put three }");
            person.sees("\none\ntwo\nthree\n[admin@router] >");
            person.keys("Up");
            person.sees("line 3 of 3> :put three }");
            person.keys("C-p");
            person.sees("line 2 of 3> :put two");
            person.type("2");
            person.keys("Home", "Home");
            person.sees("line 1 of 3> { :put one");
            person.keys("End", "End");
            person.sees("line 3 of 3> :put three }");
            person.keys("F8");
            person.sees("> { :put one\n{... :put two2\n{... :put three }");
            person.keys("Enter");
            person.sees("\none\ntwo2\nthree\n");
        }
    }

    @Test
    void aValueIsChangedInAnEditor() throws Exception {
        try (Tmux person = person()) {
            enter(person, "/system script add name=long source=\"first\\nsecond\"");
            enter(person, "/system script edit long source");
            assertThat(person.sees("save&quit")).contains("first\nsecond").doesNotContain("Read File", "Write");
            person.type("# ");
            person.keys("Down", "End");
            person.type(" é");
            person.sees("second é");
            person.keys("C-o");
            person.sees("[admin@router] >");
            enter(person, ":put [/system script get long source]");
            assertThat(person.sees("\n# first\n")).contains("\nsecond é\n").doesNotContain("save&quit");

            enter(person, "/system script edit long source");
            person.sees("save&quit");
            person.type("dropped ");
            person.keys("C-c");
            person.sees("[admin@router] >");
            enter(person, ":put [:len [/system script get long source]]");
            person.sees("\n17\n");
            enter(person, "/system script remove long");
        }
    }

    @Test
    void whatComesIsShownBelowUntilItIsLeft() throws Exception {
        try (Tmux one = person("first");
                Tmux two = person("second")) {
            enter(one, "/ip pool print follow-only where ranges~\"^10.77\"");
            one.sees("-- Ctrl-C to quit. Space prints separator. New entries will appear at bottom.");
            enter(two, "/ip pool add name=later ranges=10.77.0.1");
            one.sees("later  10.77.0.1\n-- Ctrl-C to quit.");
            one.keys("C-c");
            assertThat(one.sees("the prompt", screen -> screen.stripTrailing().endsWith("[admin@router] >")))
                    .doesNotContain("Ctrl-C", "interrupted");
        } finally {
            router.type("/ip pool remove [find name=later]");
        }
    }

    @Test
    void aLineIsColouredAndTwoTabsListWhatMayFollow() throws Exception {
        try (Tmux person = person()) {
            person.type("/ip pool set numbers=");
            person.sees("> /ip pool set numbers=");
            assertThat(person.colouredScreen().replace("\u001b[39m", ""))
                    .as("menus cyan, commands magenta, arguments green, signs yellow")
                    .containsPattern("\\[36m/ip.*pool")
                    .containsPattern("35m.*set")
                    .containsPattern("32m.*numbers")
                    .containsPattern("33m.*=");
            person.keys("C-c");
            person.type("/ppp secret set comm\t");
            person.sees("> /ppp secret set comment=");
            person.keys("C-u");
            person.type("/interface mt\t");
            person.sees("> /interface monitor-traffic");
            person.keys("C-u");
            person.type("/ip pool \t\t");
            assertThat(person.sees("set  ")).contains("comment", "export", "print", "remove");
            person.keys("C-c");
        }
    }

    @Test
    void namesOfAddressListsAreCompletedWhereverOneIsNamed() throws Exception {
        router.type("/ip firewall address-list add list=neighbours address=10.0.0.0/8");
        try (Tmux person = person()) {
            person.type("/ip firewall filter add src-address-list=!nei\t");
            person.sees("src-address-list=!neighbours");
            person.keys("C-u");
            person.type("/ip firewall address-list add list=nei\t");
            person.sees("> /ip firewall address-list add list=neighbours");
            person.keys("C-c");
        } finally {
            router.type("/ip firewall address-list remove [find]");
        }
    }

    @Test
    void ratesAreShownWhileTheyChange() throws Exception {
        try (Tmux person = person()) {
            enter(person, "/interface monitor-traffic ether1,dsl interval=200ms");
            assertThat(person.sees("-- [Q quit|D dump|C-z pause]"))
                    .contains("name: ether1", "rx-bits-per-second:", "tx-errors-per-second:");
            person.type("q");
            person.sees("the prompt", shown -> shown.stripTrailing().endsWith("[admin@router] >"));
            enter(person, "/interface monitor-traffic aggregate once");
            person.sees("name: aggregate");
            enter(person, "/system resource print interval=200ms");
            assertThat(person.sees("-- [Q quit|D dump|C-z pause]")).contains("cpu-load:", "platform: Braid");
            person.type("q");
            person.sees("the prompt", shown -> shown.stripTrailing().endsWith("[admin@router] >"));
        }
    }

    @Test
    void aLiveBlockStaysInItsPlaceOnATerminalThatIsTooNarrow() throws Exception {
        try (Tmux person = person()) {
            person.resize(26, 40);
            enter(person, "");
            enter(person, "/system resource print interval=100ms");
            person.sees("the hint, cut", screen -> screen.contains("-- [Q quit|D dump|C-z pau"));
            String first = uptime(person.screen());
            person.sees("a later time", screen -> !uptime(screen).equals(first));
            person.resize(20, 40);
            person.sees("the hint, cut again", screen -> screen.stripTrailing().endsWith("-- [Q quit|D dump|C"));
            String second = uptime(person.screen());
            assertThat(person.sees(
                            "a still later time", screen -> !uptime(screen).equals(second)))
                    .satisfies(screen -> assertThat(screen.split("uptime:", -1)).hasSize(2));
            person.type("q");
            person.sees("the prompt", shown -> shown.stripTrailing().endsWith("[admin@router] >"));
        }
    }

    private static String uptime(String screen) {
        int at = screen.indexOf("uptime:");
        return at < 0 ? "" : screen.substring(at, screen.indexOf("version:", at));
    }

    @Test
    void aMistypedCommandIsShownWithACaretUnderItsFault() throws Exception {
        try (Tmux person = person()) {
            enter(person, "/ip pool add name=\"東\" bogus=1");
            person.sees("""
                    bad parameter bogus (line 1 column 25)
                    /ip pool add name="東" bogus=1
                                           ^
                    """);
        }
    }

    @Test
    void tablesStandStraightWhateverTheirLetters() throws Exception {
        try (Tmux person = person()) {
            enter(person, "/ip pool add name=\"東京\" ranges=10.8.0.1-10.8.0.9 comment=\"é\"");
            enter(person, "/ip pool add name=müller ranges=10.8.1.1-10.8.1.9");
            enter(person, "/ip pool print where ranges~\"^10.8\"");
            person.sees("""
                    Columns: NAME, RANGES
                    # NAME    RANGES
                    ;;; é
                    0 東京    10.8.0.1-10.8.0.9
                    1 müller  10.8.1.1-10.8.1.9
                    """);
        } finally {
            router.type("/ip pool remove [find ranges~\"^10.8\"]");
        }
    }

    @Test
    void aWindowOfAnotherSizeIsNoticed() throws Exception {
        try (Tmux person = person()) {
            person.type(":put half");
            person.sees("> :put half");
            person.resize(40, 24);
            person.keys("C-c");
            printsUntil(
                    person, "/interface/ethernet print", "\nColumns: NAME, MTU, MAC-ADDRESS,\n         LINUX-NAME\n");
            person.resize(100, 10);
            printsUntil(person, "/interface/ethernet print", "\nColumns: NAME, MTU, MAC-ADDRESS, LINUX-NAME\n");
            enter(person, "/ip pool print");
            assertThat(person.sees(FIRST_FOOTER)).doesNotContain(" p9 ");
            person.type("q");
        }
    }

    /// The window's size takes a way of its own to the router: what is typed meanwhile still sees the old
    /// one.
    private static void printsUntil(Tmux person, String command, String expected) throws Exception {
        for (int i = 1; i <= 50 && !person.screen().contains(expected); i++) {
            enter(person, command);
            enter(person, ":put \"printed " + i + "\"");
            person.sees("\nprinted " + i + "\n");
        }
        assertThat(person.screen()).contains(expected);
    }

    @Test
    void twoPeopleSeeEachOthersChanges() throws Exception {
        try (Tmux one = person("first");
                Tmux two = person("second")) {
            enter(one, "/system identity set name=ours");
            one.sees("[admin@ours] >");
            two.keys("Enter");
            two.sees("[admin@ours] >");
            enter(two, ":delay 1h");
            two.sees("> :delay 1h\n");
            enter(one, "/system identity set name=router");
            one.sees("set name=router\n[admin@router] >");
            two.keys("C-c");
            two.sees("interrupted\n[admin@router] >");
        }
    }

    @Test
    void aMonitorIsDrawnAgainInPlaceUntilItIsLeft() throws Exception {
        try (Tmux person = person()) {
            enter(person, "/interface pppoe-client monitor dsl interval=100ms");
            person.sees("  status: disabled\n");
            String screen = person.sees("-- [Q quit|D dump|C-z pause]");
            assertThat(screen.split("status:", -1)).hasSize(2);
            person.type("d");
            person.sees("the dump above the live block", shown -> shown.split("status:", -1).length == 3);
            person.type("q");
            person.sees("the prompt", shown -> shown.strip().endsWith("[admin@router] >"));
            enter(person, ":put \"left\"");
            assertThat(person.sees("\nleft")).doesNotContain("Q quit");

            enter(person, "/interface pppoe-client monitor dsl interval=100ms");
            person.sees("-- [Q quit|D dump|C-z pause]");
            person.keys("C-c");
            assertThat(person.sees("\ninterrupted")).doesNotContain("Q quit");
        }
    }

    @Test
    void aLineTypedDuringAMonitorKeepsItsFirstLetter() throws Exception {
        try (Tmux person = person()) {
            enter(person, "/interface pppoe-client monitor dsl interval=100ms");
            person.sees("-- [Q quit|D dump|C-z pause]");
            enter(person, "quiet");
            enter(person, "delay 1ms; put \"typed ahead\"");
            person.type("q");
            assertThat(person.sees("\ntyped ahead")).contains("bad command name quiet", "> delay 1ms;");

            enter(person, "/interface pppoe-client monitor dsl interval=100ms");
            person.sees("-- [Q quit|D dump|C-z pause]");
            person.type("q\r");
            person.sees("\n[admin@router] >\n[admin@router] >");
        }
    }

    @Test
    void howFarALongImportIsIsSeen() throws Exception {
        StringBuilder lines = new StringBuilder("/ip firewall address-list\n");
        for (int i = 0; i < 2_000; i++) {
            lines.append("add list=long address=10.%d.%d.0/24\n".formatted(i / 256, i % 256));
        }
        lines.append(":delay 1h\n");
        for (int i = 2_000; i < 4_000; i++) {
            lines.append("add list=long address=10.%d.%d.0/24\n".formatted(i / 256, i % 256));
        }
        Files.writeString(
                Files.createDirectories(router.state().resolve("files")).resolve("long.rsc"), lines);
        try (Tmux person = person()) {
            enter(person, "/import long.rsc");
            person.sees("how far it is", screen -> screen.matches("(?s).*\nlong\\.rsc: [45]\\d%\\s*"));
            person.keys("C-c");
            assertThat(person.sees("interrupted")).doesNotContain("%");
            enter(person, ":put [:len [/ip firewall address-list find list=long]]");
            person.sees("\n0\n");
        }
    }

    @Test
    void whatWasTypedIsThereAgainButNoPassword() throws Exception {
        try (Tmux person = person("first")) {
            enter(person, ":put \"remember me\"");
            person.sees("\nremember me");
            enter(person, "/ppp secret add name=guest password=geheim");
            enter(person, "/ppp secret remove guest");
            enter(person, "/quit");
            person.sees("router keeps running; stop it with /system shutdown");
        }
        try (Tmux person = person("second")) {
            person.keys("Up", "Up");
            person.sees("> /ppp secret remove guest");
            person.keys("Up");
            assertThat(person.sees("> :put \"remember me\"")).doesNotContain("geheim");
        }
    }

    @Test
    void helpTellsWhatAValueIsAbout() throws Exception {
        try (Tmux person = person()) {
            person.type("/interface pppoe-client set dsl profile=");
            person.keys("F1");
            assertThat(person.sees("profile -- Defaults of the session")).contains("default", "default-encryption");
            person.type("?");
            person.sees("profile=?");
        }
    }
}
