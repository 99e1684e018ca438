package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.script.CommandFailure;
import braid.shell.testing.TestConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The forms that print, monitor and export are asked for.
class FormsTest {
    @TempDir
    private Path directory;

    private TestConsole console;

    @BeforeEach
    void open() {
        console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0")));
        console.type("/ppp secret add name=u password=secret comment=\"a b\"");
        console.type("/interface pppoe-client add name=dsl interface=ether1 password=secret");
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void anExportShowsPasswordsOnlyWhenItIsAskedTo() {
        assertThat(console.type("/ppp secret export").getLast()).isEqualTo("add comment=\"a b\" name=u");
        assertThat(console.type("/ppp secret export show-sensitive").getLast())
                .isEqualTo("add comment=\"a b\" name=u password=secret");
        assertThat(console.type("/ppp secret export show-sensitive hide-sensitive")
                        .getLast())
                .isEqualTo("add comment=\"a b\" name=u");
    }

    @Test
    void nothingIsCalledNothing() {
        for (String menu : List.of(
                "/interface pppoe-server add user=x",
                "/interface pppoe-client add interface=ether1",
                "/ip pool add ranges=10.0.0.1",
                "/ppp secret set u",
                "/interface ethernet set 0")) {
            assertThat(console.type(menu + " name=\"\"")).as(menu).containsExactly("invalid value for argument name");
        }
        assertThat(console.type("/interface pppoe-server print count-only")).containsExactly("0");
    }

    @Test
    void anExportIsCompactUnlessItIsToBeVerbose() {
        List<String> compact = console.type("/ip pool add name=p ranges=10.0.0.1\n/ip pool export");
        assertThat(compact).endsWith("/ip pool", "add name=p ranges=10.0.0.1");
        assertThat(console.type("/ip pool export compact")).isEqualTo(compact);
        assertThat(console.type("/ip pool export compact verbose")).isEqualTo(compact);
        assertThat(console.type("/ip pool export verbose").getLast())
                .isEqualTo("add !comment name=p next-pool=none ranges=10.0.0.1");
    }

    @Test
    void passwordsArePrintedToWhoMaySeeThem() {
        assertThat(console.type("/ppp secret print terse")).first().asString().contains("password=secret");
        assertThat(console.type("/ppp secret print terse show-sensitive"))
                .isEqualTo(console.type("/ppp secret print terse"));
    }

    @Test
    void aMonitorRunsItsCodeAfterEachLookWithTheValuesAsVariables() {
        assertThat(console.type("/interface pppoe-client monitor dsl once do={:put \"it is $status\"}"))
                .containsExactly("  status: disabled", "", "it is disabled");
        assertThat(console.type("/interface pppoe-client monitor dsl duration=30ms interval=10ms do={:put $status}"))
                .containsExactly(
                        "  status: disabled",
                        "",
                        "disabled",
                        "  status: disabled",
                        "",
                        "disabled",
                        "  status: disabled",
                        "",
                        "disabled");
        assertThat(console.type("{ :local status outside; "
                        + "/interface pppoe-client monitor dsl once do={:put $status}; :put $status }"))
                .endsWith("disabled", "outside");
    }

    @Test
    void aScriptGetsTheValuesOfOneItemOrOfEach() {
        console.type("/interface pppoe-client add name=two interface=ether1");
        assertThat(console.type(":put ([/interface pppoe-client monitor dsl once as-value]->\"status\")"))
                .containsExactly("disabled");
        assertThat(console.type(":put [:len [/interface pppoe-client monitor dsl,two once as-value]]"))
                .containsExactly("2");
    }

    @Test
    void theLogIsPrintedAsLinesAndWrittenByTheLanguage() {
        console.type(":log warning (\"one \" . \"two\")");
        assertThat(console.type("/log print").getLast()).isEqualTo(" 2026-03-01 12:00:00 script,warning one two");
        console.type("/log error message=three");
        assertThat(console.type("/log print proplist=topics,message").getLast()).isEqualTo(" script,error three");
        assertThat(console.type("/log print detail").get(0)).startsWith(" time=");
    }

    @Test
    void severalNumbersAreTheirItemsEachOnce() {
        console.type("/interface pppoe-client add name=two interface=ether1");
        console.type("/interface pppoe-client comment two,dsl,two,0 comment=x");
        assertThat(console.type("/interface pppoe-client print count-only where comment=x"))
                .containsExactly("2");
    }

    @Test
    void aListGoesOnWithWhatComes() {
        console.type("/ip pool add name=a ranges=10.0.0.1");
        Iterator<String> happening = List.of(
                        "/ip pool add name=bb ranges=10.0.0.2",
                        ":put nothing",
                        "/ip pool add name=c ranges=10.0.0.3 comment=three")
                .iterator();
        console.whileWaiting(() -> {
            if (!happening.hasNext()) {
                throw new CommandFailure.Interrupted();
            }
            console.interpreter().run(happening.next(), console);
        });
        assertThat(console.type("/ip pool print follow on-event={ :put new }"))
                .containsExactly(
                        "Columns: NAME, RANGES",
                        "# NAME  RANGES",
                        "0 a     10.0.0.1",
                        "1 bb    10.0.0.2",
                        "new",
                        "nothing",
                        ";;; three",
                        "2 c     10.0.0.3",
                        "new",
                        "interrupted");
    }

    @Test
    void onlyWhatComesIsShownWhereItIsAskedFor() {
        Iterator<String> happening =
                List.of(":log info one", ":log warning two").iterator();
        console.whileWaiting(() -> {
            if (!happening.hasNext()) {
                throw new CommandFailure.Interrupted();
            }
            console.interpreter().run(happening.next(), console);
        });
        assertThat(console.type("/log print follow-only where topics=warning"))
                .containsExactly(" 2026-03-01 12:00:00 script,warning two", "interrupted");
    }

    @Test
    void whatIsPrintedGoesToAFile() throws IOException {
        console.type("/ip pool add name=a ranges=10.0.0.1");
        assertThat(console.type("/ip pool print file=pools; /ip pool print terse file=pools append"))
                .isEmpty();
        assertThat(Files.readAllLines(console.router().folder().resolve("pools.txt")))
                .containsExactly(
                        "Columns: NAME, RANGES",
                        "# NAME  RANGES",
                        "0 a     10.0.0.1",
                        "0 name=a ranges=10.0.0.1 next-pool=none");
        assertThat(console.type("/system identity print file=\"../x\"")).containsExactly("failure: bad file name");
    }

    @Test
    void rulesAreChosenByTheirChain() {
        console.type("/ip firewall filter add chain=input action=drop; add chain=forward; add chain=input"
                .replace("; add", "; /ip firewall filter add"));
        assertThat(console.type("/ip firewall filter print count-only chain=input"))
                .containsExactly("2");
        assertThat(console.type("/ip firewall filter print count-only dynamic")).containsExactly("0");
        assertThat(console.type("/ip firewall filter print terse group-by=chain")
                        .getLast())
                .contains("chain=forward");
        assertThat(console.type("/ip firewall filter print stats-detail chain=forward"))
                .containsExactly(
                        "Flags: X - disabled, I - invalid, D - dynamic",
                        " 0    chain=forward action=accept bytes=0 packets=0",
                        "");
    }

    @Test
    void aLookMayBearItsTime() {
        assertThat(console.type("/system identity print timestamp interval=1s"))
                .containsExactly("2026-03-01 12:00:00", "  name: router", "");
    }

    @Test
    void aRuleIsPlacedByItsFollowersComment() {
        console.type("/ip firewall filter add chain=input comment=\"the last\"");
        console.type("/ip firewall filter add chain=forward place-before=\"the last\"");
        assertThat(console.type(":put [/ip firewall filter get 0 chain]")).containsExactly("forward");
        assertThat(console.type("/ip firewall filter add chain=input place-before=nobody"))
                .containsExactly("no such item");
    }

    @Test
    void aValueIsGivenAsTextWhereItIsAskedFor() {
        console.type("/ppp profile add name=p session-timeout=1d");
        assertThat(console.type(":put [:typeof [/ppp profile get p session-timeout]]"))
                .containsExactly("time");
        assertThat(console.type(":put ([:typeof [/ppp profile get p session-timeout as-string]] . \" \" . "
                        + "[/ppp profile get p session-timeout as-string])"))
                .containsExactly("str 1d");
    }

    @Test
    void aValueIsEditedByAPersonOnly() {
        assertThat(console.type("/system identity edit name")).containsExactly("this command requires user input");
    }
}
