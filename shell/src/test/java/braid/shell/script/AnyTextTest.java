package braid.shell.script;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.resolve.Colours;
import braid.shell.resolve.Completion;
import braid.shell.schema.Type;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is typed, a session answers with output or an error; completion and colours answer too.
class AnyTextTest {
    private static final List<String> PIECES = List.of(
            ":put",
            ":local",
            ":if",
            ":foreach",
            "/ip",
            "address",
            "print",
            "where",
            "find",
            "do=",
            "in=",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "\"",
            "$",
            "x",
            "1",
            "=",
            ";",
            "\n",
            " ",
            " ",
            "\\",
            "->",
            "<%%",
            ">",
            "!",
            "..",
            "/",
            ",",
            "#",
            ":set",
            ":onerror",
            ":return",
            "comment=",
            "\u00ff",
            "\0");

    @Test
    void randomTextIsAnswered() {
        BareConsole console = new BareConsole();
        for (long seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(3) == 0 ? " " : "");
            }
            answer(console, text.toString());
        }
    }

    @Test
    void nestingUpToTheLimitIsAnswered() {
        BareConsole console = new BareConsole();
        assertThat(console.type(":put " + "(".repeat(255) + "1" + ")".repeat(255)))
                .containsExactly("1");
        assertThat(console.type("{".repeat(255) + ":put 1" + "}".repeat(255))).containsExactly("1");
        assertThat(console.type(":put " + "[:len ".repeat(255) + "1" + "]".repeat(255)))
                .containsExactly("1");
        assertThat(console.type(":put " + "([:len ".repeat(120) + "1" + "])".repeat(120)))
                .containsExactly("1");
        assertThat(console.type(":put [:len " + "{1;".repeat(250) + "2" + "}".repeat(250) + "]"))
                .containsExactly("2");
        assertThat(console.type(":put \"" + "$(\"".repeat(100) + "x" + "\")".repeat(100) + "\""))
                .containsExactly("x");
    }

    @Test
    void longChainsAreEvaluated() {
        BareConsole console = new BareConsole();
        assertThat(console.type(":put (0" + " + 1".repeat(20_000) + ")")).containsExactly("20000");
        assertThat(console.type(":put (1" + " << 0".repeat(20_000) + ")")).hasSize(1);
    }

    @Test
    void bytesThatAreNoTextAreAnswered() {
        BareConsole console = new BareConsole();
        assertThat(console.type(":put \"a\0b\"")).containsExactly("a\0b");
        assertThat(console.type(":put \"\u00ff\u00fe\"")).containsExactly("\u00ff\u00fe");
        assertThat(console.type(":put 1\r\n:put 2\r\n")).containsExactly("1", "2");
        assertThat(console.type("\0")).containsExactly("expected command name (line 1 column 1)");
        assertThat(console.type("\u00ef\u00bb\u00bf:put 1")).containsExactly("expected command name (line 1 column 1)");
        assertThat(console.type(":put [:len \"\r\n\"]")).containsExactly("2");
    }

    @Test
    void aMegabyteOnOneLineIsAnswered() {
        BareConsole console = new BareConsole();
        assertThat(console.type(":put [:len \"" + "x".repeat(1 << 20) + "\"]")).containsExactly("1048576");
        assertThat(console.type(":put [:len {" + "1;".repeat(1 << 19) + "2}]")).containsExactly("524289");
        assertThat(console.type(":put " + "1s".repeat(1 << 19))).containsExactly("6d01:38:08");
        assertThat(console.type(";".repeat(1 << 20) + ":put 1")).containsExactly("1");
        assertThat(console.type("x".repeat(1 << 20))).first().asString().startsWith("bad command name xxx");
        assertThat(console.type(":put " + "(".repeat(1 << 20))).containsExactly("syntax error (line 1 column 262)");
    }

    @Test
    void valuesHaveBounds() {
        BareConsole console = new BareConsole();
        assertThat(console.type(":local s \"x\"; :while (true) do={ :set s ($s . $s) }"))
                .containsExactly("value too large");
        assertThat(console.type(":local s \"x\"; :while (true) do={ :set s \"$s$s\" }"))
                .containsExactly("value too large");
        assertThat(console.type(":local a {1;2}; :while (true) do={ :set a {$a;$a} }"))
                .containsExactly("value too large");
        assertThat(console.type(":local a {1}; :while (true) do={ :set a ($a, $a) }"))
                .containsExactly("value too large");
        assertThat(console.type(":local a {1}; :while (true) do={ :set ($a->\"k\") $a }"))
                .containsExactly("value too large");
    }

    /// Each makes more of its operand than the operand is.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[:convert $s to=url]",
                "[:convert $s to=hex]",
                "[:convert $s to=bit-array-msb]",
                "[:convert $lines transform=crlf]",
                "[:tocrlf $lines]",
                "[:toarray $commas]",
                "[:tostr $a]",
                "$a",
                "($s . {1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17})",
                "($s . $a)",
                "[:serialize $a to=json]",
                "[:serialize $a to=dsv]",
                "[:serialize {$s} to=json options=json.pretty]",
                "[:deserialize $lines from=dsv]",
                "[:deserialize $lists from=json]",
                "[:parse $s]",
                "[:toarray $commas delimiter=\"\"]",
            })
    void whatMakesMoreOfAValueHasItsBound(String expression) {
        BareConsole console = new BareConsole();
        String values = ":local s \"\\01\"; :local lines \"\\n\"; :local commas \",\"; :local lists \"[],\";"
                + " :for i from=1 to=22 do={ :set s ($s . $s); :set commas ($commas . $commas) };"
                + " :for i from=1 to=22 do={ :set lines ($lines . $lines) };"
                + " :for i from=1 to=20 do={ :set lists ($lists . $lists) }; :set lists \"[$lists 1]\";"
                + " :local a {\"\"}; :for i from=1 to=10 do={ :set a ($a, $a) }; :set a ($a . [:pick $s 0 60000]); ";
        assertThat(console.type(values + ":put " + expression)).containsExactly("value too large");
    }

    @Test
    void allGlobalVariablesTogetherHaveABound() {
        BareConsole console = new BareConsole();
        assertThat(console.type(":local s x; :for i from=1 to=17 do={ :set s ($s . $s) };"
                        + " :for i from=1 to=600 do={ :local f [:parse (\":global v$i \\\"\" . $s . \"\\\"\")]; $f }"))
                .containsExactly("value too large");
        assertThat(console.interpreter().globals().all()).hasSizeBetween(500, 512);
    }

    @Test
    void aTimeOfManyPartsIsRead() {
        BareConsole console = new BareConsole();
        assertThat(console.type(":local s \"1s\"; :for i from=1 to=18 do={ :set s ($s . $s) }; :put [:totime $s]"))
                .containsExactly("3d00:49:04");
    }

    @Test
    void anExpressionThatTakesTooLongIsGivenUp() {
        BareConsole console = new BareConsole();
        assertThat(console.type(":put (\"" + "a".repeat(200) + "\" ~ \"^" + "(.*)".repeat(8) + "b\")"))
                .containsExactly("false");
        assertThat(console.type(":put (\"\" ~ \"(a*|b*){40}c\")")).containsExactly("false");
        assertThat(console.type(":put (\"" + "ab".repeat(100_000) + "c\" ~ \"^(a|b)*c\\$\")"))
                .containsExactly("true");
        assertThat(console.type(":put (\"\" ~ \"((((){1000}){1000}){1000}){1000}\")"))
                .containsExactly("regular expression too complex");
        assertThat(console.type(":put (\"" + "a".repeat(100_000) + "\" ~ \"(a{1,5000})b\")"))
                .containsExactly("regular expression too complex");
        assertThat(console.type(":put (\"a\" ~ \"(\")")).containsExactly("invalid regular expression");
    }

    private static void answer(BareConsole console, String text) {
        console.type("/");
        assertThat(console.type(text)).as(text).isNotNull();
        var interpreter = console.interpreter();
        assertThat(Colours.of(text, interpreter.root(), interpreter.root(), interpreter.variables()))
                .hasSize(text.length());
        assertThat(Completion.at(text, interpreter.root(), interpreter.root(), interpreter.variables(), NO_NAMES))
                .isNotNull();
    }

    private static final Type.Names NO_NAMES = new Type.Names() {
        @Override
        public List<String> of(String menuPath) {
            return List.of();
        }

        @Override
        public List<String> values(String menuPath, String property) {
            return List.of();
        }

        @Override
        public OptionalLong idOf(String menuPath, String name) {
            return OptionalLong.empty();
        }

        @Override
        public Optional<String> nameOf(String menuPath, long id) {
            return Optional.empty();
        }
    };
}
