package braid.shell.script;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.PlainContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpreterTest {
    private final BareConsole console = new BareConsole();

    @Test
    void aTextIsInterruptedWhileItIsRead() {
        var interrupted = new PlainContext(console.menu()) {
            @Override
            public void checkInterrupted() {
                throw new CommandFailure.Interrupted();
            }

            @Override
            public <T> T service(Class<T> type) {
                throw new IllegalStateException(type.getName());
            }
        };
        assertThat(console.interpreter().run("/interface\n/ip\n", interrupted))
                .hasValueSatisfying(failed -> assertThat(failed.kind()).isEqualTo(Failed.Kind.INTERRUPTED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ":put hello | hello",
                "put hello | hello",
                ":put (1 + 2 * 3) | 7",
                ":put ((1 + 2) * 3) | 9",
                ":put (10 - 3 - 2) | 5",
                ":put (1 << 2 << 1) | 16",
                ":put (1 . 2) | 12",
                ":put \" 5x6 = $(5 * 6)\" | ` 5x6 = 30`",
                ":put \"$[:len \"abc\"]\" | 3",
                ":local a 5; :put $a | 5",
                ":local a {1;2;b=3}; :put $a | 1;2;b=3",
                ":local a {1;2;b=3}; :put ($a->\"b\") | 3",
                ":local a {1;2;b=3}; :put ($a->1) | 2",
                ":local a {x={1;{2;3}}}; :put ($a->\"x\"->1->0) | 2",
                ":local a {1}; :set ($a->\"k\") 5; :put $a | 1;k=5",
                ":local a {1;2}; :set ($a->0) x; :put $a | x;2",
                ":local x; :put (any $x) | false",
                ":local x; :set x 1.1; :put (any $x) | true",
                ":put (any [:nothing]) | false",
                ":put (true and any [:nothing]) | false",
                ":put (true any false) | true",
                ":put (1 . any [:nothing]) | 1false",
                ":global f255 (>[:return 1]); :put [:typeof $f255] | op",
                ":global f255 (>[:return ($1 + $2)]); :put ($f255 <%% {1;2}) | 2",
                ":global f255 (>[:return \"$0:$1:$2\"]); :put ($f255 <%% {7;8}) | `7:8:`",
                ":global f255 do={:return \"$0:$1:$2\"}; :put [$f255 7 8] | `$f255:7:8`",
                ":global f255 (>[:return $a]); :put ($f255 <%% {a=5}) | 5",
                ":global f255 (>{\"a\"=1}); :put $f255 | a=1",
                ":put ({2;1} > {1;2;3}) | cannot compare if array is more than array",
                ":put (\"v: \" . {\"a\";\"b\"}) | v: a;v: b",
                ":put [:pick \"abcde\" 1 3] | bc",
                ":put [:pick \"abcde\" 1] | b",
                ":put [:find \"abcabc\" \"b\" 1] | 4",
                ":put [:find \"abc\" \"x\"] | ``",
                ":put (\"10.1.2.3\" in 10.0.0.0/8) | true",
                ":put (11.1.2.3 in \"10.0.0.0/8\") | false",
                ":put (10.5.0.0/16 in \"10.0.0.0/8\") | true",
                ":put [:typeof [:find \"abc\" \"x\"]] | nil",
                ":put [:typeof [:nothing]] | nil",
                ":put [:toarray \"1,2,3\"] | 1;2;3",
                ":put [:range 2 8] | 2;3;4;5;6;7;8",
                ":put (1.1.1.1 in 1.0.0.0/8) | true",
                ":put (\"ether1\" ~ \"^eth\") | true",
                ":put (1.1.1.1 + 5) | 1.1.1.6",
                ":if (1=1) do={:put yes} else={:put no} | true",
                ":if (1=2) do={:put yes} else={:put \"no\"} | no",
                ":if (1) do={} | conditional not boolean",
                ":do {:error \"x\"} on-error={:put caught} | caught",
                ":onerror e in={:error \"boom\"} do={:put \"e: $e\"} | e: boom (:error; line 1)",
                ":put [:onerror e in={:error x} do={}] | true",
                ":error \"stop\" | stop",
                ":put \"a\\_b\\41\" | a bA",
                ":put \"a\\ b\" | ab",
                "{ :local v 1; :if (true) do={ :set v 2 }; :put $v } | 2",
                ":local fn do={ :return ($1 + $b) }; :put [$fn 6 b=2] | 8",
                ":put [:typeof 1.256] | time",
                ":delay 2s; :put done | done",
                ":log info \"x\" | script,info x",
                ":put [/interface get ether1 name] | ether1",
                ":put [/interface find where name=ether1] | *1;*2",
                ":put [:len [/interface find where name=\"ether2\"]] | 0",
                ":put [/interface find name~\"^eth\" and !disabled] | *1;*2",
                ":put [/interface find disabled=no running=yes] | *1;*2",
                ":put [/interface find mtu>1000 running] | *1;*2",
                ":local type x; :put [/interface find type=$type] | *1;*2",
                "/ip address add address=1.1.1.1/24 interface=ether1 comment=\"a b\" | /ip/address add address=1.1.1.1/24 interface=ether1 comment=a b",
                "/ip/firewall/filter/add chain=forward protocol=tcp dst-port=80,443 | /ip/firewall/filter add chain=forward protocol=tcp dst-port=80,443",
                "/ip address set [find] !comment disabled=no | /ip/address set numbers=*1;*2 disabled=no !comment",
                "/ip addr { print } | /ip/address print",
                "/ip dns set servers=1.1.1.1,8.8.8.8 allow-remote-request=yes | /ip/dns set servers=1.1.1.1,8.8.8.8 allow-remote-requests=yes",
                "/ip address; print detail; ..route print | /ip/address print detail=true",
                ":put [:len [:range 1 1000000]] | 1000000",
                ":put [:range -9223372036854775807 9223372036854775807] | invalid value for argument to",
                ":put [:range 0 9223372036854775807] | invalid value for argument to",
                "/interface monitor ether1 once do={:put 1} | 1",
                "/system script add name=x source={ :put \"a;b\" } | `/system/script add name=x source= :put \"a;b\" `",
            })
    void printsOneLine(String text, String expected) {
        assertThat(console.type(text)).first().isEqualTo(expected);
    }

    @Test
    void loopsPrintEachRound() {
        assertThat(console.type(":for i from=1 to=3 do={:put $i}")).containsExactly("1", "2", "3");
        assertThat(console.type(":for i from=3 to=1 do={:put $i}")).containsExactly("3", "2", "1");
        assertThat(console.type(":foreach k,v in={a=1;2} do={:put \"$k $v\"}")).containsExactly("0 2", "a 1");
        assertThat(console.type(":local i 0; :while ($i<3) do={:set i ($i+1); :put $i}"))
                .containsExactly("1", "2", "3");
        assertThat(console.type(":local i 0; :do {:set i ($i+1); :put $i} while=($i<2)"))
                .containsExactly("1", "2");
        assertThat(console.type(":foreach i in={1;2;3} do={:if ($i=2) do={:continue}; :put $i}"))
                .containsExactly("1", "3");
        assertThat(console.type(":foreach i in={1;2;3} do={:if ($i=2) do={:break}; :put $i}"))
                .containsExactly("1");
    }

    @Test
    void deferredErrorIsRaisedWhenReached() {
        assertThat(console.type(":put 1; foobar; :put 2"))
                .containsExactly("1", "bad command name foobar (line 1 column 9)");
        assertThat(console.type(":put 1\n/ip address print bogus-attr=1"))
                .containsExactly("1", "bad parameter bogus-attr (line 2 column 29)");
    }

    @Test
    void textWithFatalErrorDoesNotRunAtAll() {
        assertThat(console.type(":put 1; :put (1;2)")).containsExactly("syntax error (line 1 column 16)");
    }

    @Test
    void menuStaysForTheNextText() {
        assertThat(console.type("/ip address")).isEmpty();
        assertThat(console.menu().path()).isEqualTo("/ip/address");
        assertThat(console.type("print")).containsExactly("/ip/address print");
        assertThat(console.type("put [find]")).containsExactly("*1;*2");
        assertThat(console.type("..")).isEmpty();
        assertThat(console.menu().path()).isEqualTo("/ip");
        assertThat(console.type("/")).isEmpty();
        assertThat(console.menu().path()).isEqualTo("/");
    }

    @Test
    void localsEndWithTheirTextAndGlobalsStay() {
        assertThat(console.type(":global g 7; :local l 8")).isEmpty();
        assertThat(console.type(":put $g")).containsExactly("7");
        assertThat(console.type(":put $l")).containsExactly("syntax error (line 1 column 7)");
    }

    @Test
    void functionSeesOnlyItsParametersAndTheGlobalsItDeclares() {
        assertThat(console.type(":local outer 1; :local f do={:put \"[$outer]\"}; $f"))
                .containsExactly("[]");
        assertThat(console.type(":global g 3; :global f do={:global g; :put $g}; $f"))
                .containsExactly("3");
    }

    @Test
    void endlessRecursionFails() {
        assertThat(console.type(":global f do={:global f; $f}; $f")).containsExactly("nesting too deep");
    }

    @Test
    void failureNamesLineAndCommand() {
        Failed failed =
                console.interpreter().run(":put 1\n\n:error \"x\"", console).orElseThrow();
        assertThat(failed).isEqualTo(new Failed("x", 3, 1, 8, Failed.Kind.COMMAND, ":error"));
        assertThat(failed.textWithPlace()).isEqualTo("x (:error; line 3)");
    }

    @Test
    void delayLetsTimePass() {
        console.type(":delay 1500ms");
        assertThat(console.pausedNanos()).isEqualTo(1_500_000_000L);
    }

    @Test
    void parsedCodeIsCalledLater() {
        assertThat(console.type(":local c [:parse \":put (1+\\$a)\"]; $c a=2")).isEqualTo(List.of("3"));
    }
}
