package braid.shell.router;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.status.DataplaneStatus;
import braid.shell.config.FailingDisk;
import braid.shell.testing.Await;
import braid.shell.testing.FakeDataplane;
import braid.shell.testing.TestConsole;
import braid.shell.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    private static final String SEED = """
            /interface pppoe-server server
            add service-name=myPPP interface=ether1 mrru=1614
            /interface pppoe-client
               add service-name=ISP interface=ether1,ether2 user=xxx password=yyy disabled=no \\
               add-default-route=yes use-peer-dns=yes
            /ip address add address=192.168.88.1/24 interface=local
            /ip dns set allow-remote-request=yes
            /ip firewall nat
            add chain=src-nat action=masquerade out-interface=pppoe-out1
            /ip firewall filter
            add chain=input connection-state=invalid action=drop \\
                comment="Drop Invalid connections"
            add chain=input src-address=192.168.88.0/24 action=accept \\
                in-interface=!pppoe-out1
            """;

    @TempDir
    private Path directory;

    @Test
    void aFileIsCountedLineByLine() throws IOException {
        try (TestConsole console = console()) {
            file("seed.rsc", SEED);
            assertThat(console.type("/import file-name=seed.rsc"))
                    .containsExactly(
                            "Script file loaded and executed successfully (7 applied, 0 stored, 0 refused, 0 skipped)");
            assertThat(console.type("/ip firewall nat print terse"))
                    .containsExactly("0    chain=srcnat action=masquerade out-interface=pppoe-out1");
        }
    }

    @Test
    void aFileMayBeginWithAnyNumberOfComments() throws IOException {
        try (TestConsole console = console()) {
            file(
                    "many.rsc",
                    "# nothing\n".repeat(100_000) + "# x by RouterOS 7\n/ip pool add name=p ranges=10.0.0.1\n");
            assertThat(console.type("/import many.rsc"))
                    .singleElement()
                    .asString()
                    .contains("(1 applied, ");
        }
    }

    @Test
    void whatIsExportedImportsToTheSame() throws IOException {
        List<String> first;
        try (TestConsole console = console()) {
            file("seed.rsc", SEED);
            console.type("/import seed.rsc");
            first = console.type("/export show-sensitive");
            console.type("/export show-sensitive file=copy");
        }
        String copy = Files.readString(directory.resolve("files/copy.rsc"));
        Path other = directory.resolve("other");
        Files.createDirectories(other.resolve("files"));
        Files.writeString(other.resolve("files/copy.rsc"), copy);
        try (TestConsole console = TestConsole.on(other, ports())) {
            assertThat(console.type("/import copy.rsc").getLast()).startsWith("Script file loaded");
            assertThat(console.type("/export show-sensitive")).isEqualTo(first);
        }
    }

    @Test
    void nothingHappensOfAFileWithAFatalErrorFurtherDown() throws IOException {
        try (TestConsole console = console()) {
            List<String> before = console.type("/export");
            file("torn.rsc", "/ip pool add name=p ranges=10.0.0.1-10.0.0.9\n:put said\n:global g 1\n:put \"torn\n");
            assertThat(console.type("/import torn.rsc"))
                    .singleElement()
                    .asString()
                    .startsWith("Script Error: ");
            assertThat(console.type("/export")).isEqualTo(before);
            assertThat(console.type(":global g; :put [:typeof $g]")).containsExactly("nothing");
        }
    }

    @Test
    void aFatalErrorIsToldBeforeALineThatFailsFurtherUp() throws IOException {
        try (TestConsole console = console()) {
            file("both.rsc", "/ip address add address=10.0.0.1/24 interface=nowhere\n/ip address add )\n");
            assertThat(console.type("/import both.rsc"))
                    .containsExactly("Script Error: syntax error (line 2 column 17)");
        }
    }

    @Test
    void namesThatAreReadInAFileAreThoseOfTheDraft() throws IOException {
        try (TestConsole console = console()) {
            file("names.rsc", """
                    /ppp profile
                    add name=a
                    set a comment=one
                    set a name=b
                    add name=a
                    set b comment=two
                    set [ find name=a ] comment=three
                    /ppp secret add name=u profile=b
                    /ppp profile remove a
                    """);
            assertThat(console.type("/import names.rsc").getLast()).startsWith("Script file loaded");
            assertThat(console.type(":put [/ppp profile get b comment]; :put [:len [/ppp profile find name=a]]"))
                    .containsExactly("two", "0");
            assertThat(console.type("/ppp profile add name=b")).containsExactly("failure: already have such entry");
        }
    }

    @Test
    void aFailedImportNamesTheLineAndChangesNothing() throws IOException {
        try (TestConsole console = console()) {
            List<String> before = console.type("/export");
            file("bad.rsc", SEED + "/ip address add address=10.0.0.1/24 interface=nowhere\n");
            assertThat(console.type("/import bad.rsc"))
                    .containsExactly(
                            "Script Error: input does not match any value of interface (/ip/address/add; line 15)");
            assertThat(console.type("/export")).isEqualTo(before);
        }
    }

    @Test
    void anUnknownMenuIsKeptAsRemarksWhenAskedFor() throws IOException {
        try (TestConsole console = console()) {
            file("strange.rsc", "/wonder manager\nset enabled=yes\n/ip pool\nadd name=p ranges=10.0.0.1-10.0.0.9\n");
            assertThat(console.type("/import strange.rsc").getFirst()).startsWith("Script Error: ");
            assertThat(console.type("/import strange.rsc skip-unknown=yes").getLast())
                    .endsWith("(1 applied, 0 stored, 0 refused, 2 skipped)");
            assertThat(console.type("/export"))
                    .endsWith(
                            "/ip pool",
                            "add name=p ranges=10.0.0.1-10.0.0.9",
                            "# unknown: /wonder manager",
                            "# unknown: set enabled=yes");
        }
    }

    @Test
    void linesThatNobodyKnowsAreLeftOutWhereTheyStand() throws IOException {
        try (TestConsole console = console()) {
            file("strange.rsc", """
                    :put begin
                    /wonder/manager
                    set enabled=yes
                    /system klock set x=1
                    /ip pool
                    add name=p ranges=10.0.0.1-10.0.0.9 frob=1
                    add name=q ranges=nonsense
                    :if (true) do={ add name=r ranges=10.0.0.1-10.0.0.9; add name=s ranges=x }
                    add name=t ranges=10.0.0.1-10.0.0.9
                    :put end
                    """);
            assertThat(console.type("/import strange.rsc skip-unknown=yes"))
                    .containsExactly(
                            "begin",
                            "end",
                            "Script file loaded and executed successfully (1 applied, 0 stored, 0 refused, 6 skipped)");
            assertThat(console.type("/ip pool print count-only")).containsExactly("1");
            assertThat(console.type("/export"))
                    .contains("# unknown: add name=q ranges=nonsense", "# unknown: /wonder/manager");
        }
    }

    @Test
    void aFailureThatIsNotOfTheUnknownIsNotSkipped() throws IOException {
        try (TestConsole console = console()) {
            file("twice.rsc", "/ip pool\nadd name=p ranges=10.0.0.1-10.0.0.9\nadd name=p ranges=10.0.0.1-10.0.0.9\n");
            assertThat(console.type("/import twice.rsc skip-unknown=yes"))
                    .containsExactly("Script Error: failure: already have such entry (/ip/pool/add; line 3)");
            assertThat(console.remarks()).containsExactly("twice.rsc: nothing was changed");
        }
    }

    @Test
    void aRefusedItemIsKeptInvalidAndCanBeChangedAfterwards() throws IOException {
        try (TestConsole console = TestConsole.on(directory, new FakeDataplane(DataplaneStatus.EMPTY))) {
            file(
                    "refused.rsc",
                    "/interface pppoe-client\nadd name=c interface=ether1 user=u disabled=no link-speed=1M,1M\n");
            assertThat(console.type("/import refused.rsc"))
                    .containsExactly(
                            "Script file loaded and executed successfully (0 applied, 0 stored, 1 refused, 0 skipped)");
            assertThat(console.remarks())
                    .containsExactly("line 2: refused: link-speed has more entries than interface");
            assertThat(console.type("/interface pppoe-client print detail where name=c"))
                    .anyMatch(line -> line.contains(" I "));
            assertThat(console.type("/interface pppoe-client set c user=v")).isEmpty();
            assertThat(console.type("/interface pppoe-client disable c")).isEmpty();
            assertThat(console.type("/interface pppoe-client add name=d interface=ether1 link-speed=1M,1M"))
                    .containsExactly("failure: link-speed has more entries than interface");
        }
    }

    @Test
    void whatSomebodyElseChangedMeanwhileStandsAndTheImportFails() throws IOException {
        try (TestConsole console = console()) {
            console.type("/ip pool add name=p ranges=10.0.0.1-10.0.0.9");
            file("late.rsc", "/ip pool\n:put x\nset p ranges=10.0.0.1-10.0.0.5\n:put changed\n");
            console.onLine("changed", () -> change(console, "10.0.0.7"));

            assertThat(console.type("/import late.rsc"))
                    .endsWith("failure: configuration changed by somebody (line 3)");
            assertThat(console.remarks()).containsExactly("late.rsc: nothing was changed");
            assertThat(console.type("/ip pool print terse")).first().asString().contains("10.0.0.7");
        }
    }

    private static void change(TestConsole console, String last) {
        Value range = new Value.Array(List.of(new Value.Str("10.0.0.1-" + last)), Map.of());
        console.router().edit("somebody", "pool changed", draft -> {
            draft.alter("/ip/pool", 1, Map.of("ranges", range));
            return true;
        });
    }

    @Test
    void whatAScriptSaysIsSeenBeforeItEnds() throws IOException {
        try (TestConsole console = console()) {
            file("says.rsc", ":put one\n/ip pool add\n");
            assertThat(console.type("/import says.rsc")).startsWith("one").hasSize(2);
        }
    }

    @Test
    void aDryRunSaysWhatItWouldDoToLinuxAlsoWithoutARouter() throws IOException {
        file("pool.rsc", "/ip pool add name=p ranges=10.0.0.1-10.0.0.9\n");
        try (TestConsole console = console()) {
            assertThat(console.type("/import pool.rsc dry-run"))
                    .startsWith("hold 1 pools")
                    .hasSize(2);
        }
        try (TestConsole console = TestConsole.on(directory, new FakeDataplane(DataplaneStatus.EMPTY))) {
            assertThat(console.type("/import pool.rsc dry-run"))
                    .startsWith("hold 0 PPPoE clients")
                    .hasSize(2);
        }
    }

    @Test
    void aConditionOnWhatRunsSeesWhatWasConfiguredBeforeItInForce() throws IOException {
        FakeDataplane dataplane = new FakeDataplane(DataplaneStatus.EMPTY);
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            file("plain.rsc", "/interface pppoe-client\nadd name=c interface=ether1 user=u\n:put [find name=c]\n");
            console.type("/import plain.rsc");
            int plain = dataplane.applications();
            file(
                    "asks.rsc",
                    "/interface pppoe-client\nadd name=d interface=ether1 user=u\n:put [find running]\nset d user=v\n");
            console.type("/import asks.rsc");
            assertThat(dataplane.applications() - plain).isEqualTo(2);
            file("prints.rsc", "/interface pppoe-client\nadd name=e interface=ether1 user=u\nprint\nset e user=v\n");
            console.type("/import prints.rsc");
            assertThat(dataplane.applications() - plain).isEqualTo(4);
            assertThat(console.router().view().history().undoable()).hasSize(3);
        }
    }

    @Test
    void aBinaryFileIsASyntaxError() throws IOException {
        try (TestConsole console = console()) {
            file("noise.rsc", "\0\1\2\u00ff\u00fe{[(\n");
            assertThat(console.type("/import noise.rsc").getLast())
                    .startsWith("Script Error: ")
                    .contains("(line 1 column ");
        }
    }

    @Test
    void aDryRunChangesNothing() throws IOException {
        try (TestConsole console = console()) {
            List<String> before = console.type("/export");
            file("seed.rsc", SEED);
            assertThat(console.type("/import seed.rsc dry-run").getLast())
                    .isEqualTo("Script file checked, nothing changed (7 applied, 0 stored, 0 refused, 0 skipped)");
            assertThat(console.type("/export")).isEqualTo(before);
        }
    }

    @Test
    void filesOutsideTheFolderAreOutOfReach() {
        try (TestConsole console = console()) {
            assertThat(console.type("/import ../journal.jsonl")).containsExactly("failure: bad file name");
            assertThat(console.type("/import no.rsc")).containsExactly("Cannot open import file, file does not exist");
            assertThat(console.remarks())
                    .singleElement()
                    .asString()
                    .contains(directory.resolve("files").toString());
            assertThat(console.type("/import /etc/no.rsc"))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "failure: no file /etc/no.rsc: the router's files are in " + directory.resolve("files"));
        }
    }

    @Test
    void aFileOfRouterOsHasItsDefaults() throws IOException {
        try (TestConsole console = console()) {
            file(
                    "foreign.rsc",
                    "# 2025-09-16 17:24:11 by RouterOS 7.16.2\n#\n/interface pppoe-server server\nadd interface=ether1\n");
            console.type("/import foreign.rsc");
            assertThat(console.type("/interface pppoe-server server print"))
                    .contains("Flags: X - disabled")
                    .anyMatch(line -> line.startsWith(" 0 X"));
        }
    }

    @Test
    void aVerboseImportSaysEachStatementBeforeItRuns() throws IOException {
        try (TestConsole console = console()) {
            file("two.rsc", "# remark\n/ip pool\nadd name=p \\\n    ranges=10.0.0.1-10.0.0.9\n:put hello\n");
            assertThat(console.type("/import two.rsc verbose=yes"))
                    .containsExactly(
                            "#line 2",
                            "/ip pool",
                            "#line 3",
                            "add name=p \\\n    ranges=10.0.0.1-10.0.0.9",
                            "#line 5",
                            ":put hello",
                            "hello",
                            "Script file loaded and executed successfully (1 applied, 0 stored, 0 refused, 0 skipped)");
        }
    }

    @Test
    void aVerboseDryRunGoesOnAfterErrors() throws IOException {
        try (TestConsole console = console()) {
            file("wrong.rsc", "this\n/ip pool\nadd name=p ranges=10.0.0.1-10.0.0.9\nadd\n:put {\n");
            assertThat(console.type("/import wrong.rsc verbose=yes dry-run"))
                    .startsWith("#line 1", "this", "bad command name this (line 1 column 1)", "#line 2", "/ip pool")
                    .contains("missing value(s) of argument(s) name ranges (/ip/pool/add; line 4)")
                    .endsWith("Script Error: found 3 error(s) in import file");
            file("right.rsc", "/ip pool\nadd name=p ranges=10.0.0.1-10.0.0.9\n");
            assertThat(console.type("/import right.rsc verbose=yes dry-run"))
                    .contains("No syntax errors found in the import file")
                    .endsWith("Script file checked, nothing changed (1 applied, 0 stored, 0 refused, 0 skipped)");
        }
    }

    @Test
    void anImportMayBeginAtALaterLine() throws IOException {
        try (TestConsole console = console()) {
            file("late.rsc", "nonsense\n/ip pool add name=p ranges=10.0.0.1-10.0.0.9\n/ip pool add\n");
            assertThat(console.type("/import late.rsc from-line=2").getLast())
                    .isEqualTo("Script Error: missing value(s) of argument(s) name ranges (/ip/pool/add; line 3)");
            assertThat(console.type("/import late.rsc from-line=0").getLast()).contains("from-line");
        }
    }

    @Test
    void aCommandThatWaitsSeesWhatWasConfiguredBeforeItInForce() throws IOException {
        FakeDataplane dataplane = new FakeDataplane(DataplaneStatus.EMPTY);
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            file("waits.rsc", "/ip pool add name=p ranges=10.0.0.1-10.0.0.9\n:delay 1\n/system identity set name=n\n");
            List<Integer> poolsInForce = new ArrayList<>();
            console.whileWaiting(
                    () -> poolsInForce.add(dataplane.desired().pools().size()));
            assertThat(console.type("/import waits.rsc").getLast()).startsWith("Script file loaded");
            assertThat(poolsInForce).containsExactly(1);
            assertThat(console.router().view().history().undoable()).hasSize(1);
            console.type("/undo");
            assertThat(console.type("/ip pool print count-only")).containsExactly("0");
            assertThat(console.router().identity()).isNotEqualTo("n");
        }
    }

    @Test
    void whatWasInForceForAWaitIsUndoneWhenTheImportFailsLater() throws IOException {
        FakeDataplane dataplane = new FakeDataplane(DataplaneStatus.EMPTY);
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            file("fails.rsc", "/ip pool add name=p ranges=10.0.0.1-10.0.0.9\n:delay 1\n/ip pool add\n");
            assertThat(console.type("/import fails.rsc").getLast())
                    .isEqualTo("Script Error: missing value(s) of argument(s) name ranges (/ip/pool/add; line 3)");
            assertThat(console.type("/ip pool print count-only")).containsExactly("0");
            assertThat(dataplane.desired().pools()).isEmpty();
            assertThat(console.router().view().history().undoable()).isEmpty();
        }
    }

    @Test
    void whatCannotBeWrittenIsTakenBack() throws IOException {
        FailingDisk disk = new FailingDisk();
        FakeDataplane dataplane = new FakeDataplane(DataplaneStatus.EMPTY);
        try (TestConsole console = TestConsole.on(directory, dataplane, disk)) {
            file("pool.rsc", "/ip pool add name=p ranges=10.0.0.1-10.0.0.9\n");
            disk.fails(1);
            assertThat(console.type("/import pool.rsc"))
                    .singleElement()
                    .asString()
                    .contains("cannot write the configuration to the disk: Input/output error");
            assertThat(console.remarks()).containsExactly("pool.rsc: nothing was changed");
            assertThat(console.type("/ip pool print count-only")).containsExactly("0");
            assertThat(dataplane.desired().pools()).isEmpty();
            assertThat(console.type("/import pool.rsc").getLast()).startsWith("Script file loaded");
        }
        try (TestConsole console = console()) {
            assertThat(console.type("/ip pool print count-only")).containsExactly("1");
        }
    }

    /// The journal has it: only making it shorter failed.
    @Test
    void anImportThatMakesTheJournalLongIsKeptThoughItCannotBeShortened() throws Exception {
        Files.createDirectories(directory.resolve("snapshot.json.new/in the way"));
        try (TestConsole console = console()) {
            String comment = "x".repeat(1_000_000);
            file(
                    "long.rsc",
                    ("/ip pool add ranges=10.0.0.1-10.0.0.9 comment=" + comment + " name=p%d\n")
                            .repeat(5)
                            .formatted(1, 2, 3, 4, 5));
            assertThat(console.type("/import long.rsc").getLast()).startsWith("Script file loaded");
            assertThat(console.remarks()).isEmpty();
            assertThat(console.type("/ip pool print count-only")).containsExactly("5");
            Await.until(
                    "the log to say what failed",
                    Duration.ofSeconds(10),
                    () -> console.type("/log print where message~\"shorter\"").size() == 1,
                    () -> console.type("/log print").toString());
        }
        try (TestConsole console = console()) {
            assertThat(console.type("/ip pool print count-only")).containsExactly("5");
        }
    }

    private TestConsole console() {
        return TestConsole.on(directory, ports());
    }

    private static List<DataplaneStatus.LinkStatus> ports() {
        return List.of(TestConsole.port(2, "ether1"), TestConsole.port(3, "ether2"), TestConsole.port(4, "local"));
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(directory.resolve("files"));
        Files.writeString(directory.resolve("files").resolve(name), text, StandardCharsets.ISO_8859_1);
    }
}
