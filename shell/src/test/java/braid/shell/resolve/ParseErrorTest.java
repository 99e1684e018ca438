package braid.shell.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.script.BareConsole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParseErrorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/zzz qqq print | bad command name zzz (line 1 column 2)",
                "/interface ethernet poe monitor | bad command name poe (line 1 column 21)",
                "/system license output | bad command name output (line 1 column 17)",
                "/nonsense/command | syntax error (line 1 column 10)",
                "owner=x | syntax error (line 1 column 6)",
                "/container { | syntax error (line 1 column 12)",
                "[admin@Router] > /ip address print | syntax error (line 1 column 7)",
                ":PUT 1 | expected command name (line 1 column 2)",
                "/IP/DNS/set | expected command name (line 1 column 2)",
                "Columns: a | expected command name (line 1 column 1)",
                "> :put 1 | expected command name (line 1 column 1)",
                "\"a\" | expected command name (line 1 column 1)",
                "*1 | expected command name (line 1 column 1)",
                "//local foo | expected command name (line 1 column 2)",
                "/ip address print bogus-attr=1 | bad parameter bogus-attr (line 1 column 29)",
                "/ip address set [find] disable | expected end of command (line 1 column 24)",
                "/ip address print x | expected end of command (line 1 column 19)",
                ":put [:find where name=\"x\"] | expected end of command (line 1 column 23)",
                ":set undeclared \"x\" | syntax error (line 1 column 6)",
                ":put $myVar | syntax error (line 1 column 7)",
                ":local x 2 # note | expected end of command (line 1 column 12)",
                "/ip address print where | missing value for where (line 1 column 24)",
                "/ip dns set servers={1.1.1.1;8.8.8.8} | syntax error (line 1 column 21)",
                "/ip address print {1;2} | expected end of command (line 1 column 19)",
                "/ip address print where comment={1;2} | syntax error (line 1 column 33)",
                "/ip address print where (comment={1;2}) | syntax error (line 1 column 34)",
                "/system note set note= show-at-login=yes | expected end of command (line 1 column 24)",
                ":put (1;2) | syntax error (line 1 column 8)",
                ":put {1;;2} | syntax error (line 1 column 9)",
                ":put 'a | syntax error (line 1 column 6)",
                ":put \\q | syntax error (line 1 column 6)",
                ":put \"\\q\" | syntax error (line 1 column 7)",
                ":put \"a$\" | syntax error (line 1 column 9)",
                ":put a) | syntax error (line 1 column 7)",
                ":put (1 | syntax error (line 1 column 8)",
                ":if (true) do={ :put 1 | expected closing brace (line 1 column 23)",
                "/ip/address { print | missing closing brace (line 1 column 20)",
                "/ip/address { print } # note | expected end of command (line 1 column 23)",
                ":local x 1; :put (1 + | syntax error (line 1 column 22)",
                ":if do={:put 1} | missing value(s) of argument(s) condition",
                ":foreach i in= | expected in value (line 1 column 15)",
            })
    void givesRouterOsError(String text, String expected) {
        assertThat(new BareConsole().type(text)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":local x 1~:if ([:len $x] = 1~  or [:len $x] = 2) do={ :put 1 } | syntax error (line 2 column 19)",
                ":put 1;; ~;# c~ ; :put a) | syntax error (line 3 column 10)",
                "# a~~;; \\~# b~:local y 2 z | expected end of command (line 5 column 12)",
                ":put 1~{~;; ~# c~ ;)} | syntax error (line 5 column 3)",
                ":put 1~{ :put 2~ | missing closing brace (line 3 column 1)",
            })
    void countsLines(String text, String expected) {
        assertThat(new BareConsole().type(text.replace('~', '\n'))).containsExactly(expected);
    }
}
