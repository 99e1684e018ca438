package braid.shell.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EreTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "ether1 ^ether[0-9]+$ true",
                "xether1 ^ether[0-9]+$ false",
                "a5 [[:digit:]] true",
                "a5 ^[[:alpha:][:digit:]]+$ true",
                "a_5 ^[[:alnum:]_]+$ true",
                "a.5 ^[^[:digit:]]+$ false",
                "] ^[]]$ true",
                "a] ^[^]]*$ false",
                "a-b ^[a-]*-b$ true",
                "\\ ^[\\]$ true",
                "n ^[\\n]$ true",
                "a& ^[a&&b]+$ true",
                "[ ^[[]$ true",
                "d ^\\d$ true",
                "5 ^\\d$ false",
                "5 ^\\w$ true",
                "a.b ^a\\.b$ true",
                "axb ^a\\.b$ false",
                "aaa ^a{2,3}$ true",
                "aaaa ^a{2,3}$ false",
                "a ^a{,3}$ true",
                "aaaa ^a{2,}$ true",
                "aa ^a+?$ true",
                "'' ^a+?$ true",
                "aab ^a++b$ true",
                "aaaa ^a**$ true",
                "b ^(a|)b$ true",
                "ab ^(a|b)(a|b)$ true",
                "a) ^a)$ true",
                "ab a^b false",
                "ab a$|b$ true",
                "foo ^(foo|bar)$ true",
                "- ^[[.-.]]$ true",
                "e ^[[=e=]]$ true",
                "\u00ff ^.$ true",
                "\u00ff [[:alpha:]] false",
            })
    void isFoundAsPosixHasIt(String text, String expression, boolean found) {
        assertThat(Ere.isFound(expression, text)).isEqualTo(found);
        assertThat(Pattern.compile(EreReader.read(expression).inJava())
                        .matcher(text)
                        .find())
                .isEqualTo(found);
    }

    @Test
    void aLineEndIsAByteLikeOthers() {
        assertThat(Ere.isFound("^a.b$", "a\nb")).isTrue();
        assertThat(Ere.isFound("^b", "a\nb")).isFalse();
        assertThat(Ere.isFound("a$", "a\n")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "[]",
                "[a",
                "[^]",
                "*a",
                "(*a)",
                "a|*b",
                "+",
                "a{",
                "a{x}",
                "a{3,2}",
                "a{40000}",
                "\\",
                "(a)\\1",
                "[[:nothing:]]",
                "[b-a]",
                "[[:alpha]"
            })
    void isRefusedWhereItIsNone(String expression) {
        assertThatThrownBy(() -> EreReader.read(expression))
                .isInstanceOf(TypeFailure.class)
                .hasMessage("invalid regular expression");
    }

    /// Both ways of looking agree.
    @Test
    void isTheSameInJava() {
        Random random = new Random(7);
        String[] pieces = {"a", "b", "[ab]", "[^a]", "(a|bb)", "(ab)*", "a?", "b+", "(a*b){1,2}", "^", "$", ".", "(|a)"
        };
        for (int i = 0; i < 5_000; i++) {
            StringBuilder expression = new StringBuilder();
            for (int j = random.nextInt(1, 5); j > 0; j--) {
                expression.append(pieces[random.nextInt(pieces.length)]);
            }
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(8); j > 0; j--) {
                text.append("ab\n".charAt(random.nextInt(3)));
            }
            Ere read = EreReader.read(expression.toString());
            assertThat(EreProgram.of(read).isFoundIn(text.toString()))
                    .as("%s in %s", expression, text)
                    .isEqualTo(Pattern.compile(read.inJava()).matcher(text).find());
        }
    }
}
