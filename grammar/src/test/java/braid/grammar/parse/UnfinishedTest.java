package braid.grammar.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnfinishedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "`:put 1` # ``",
                "`{` # `{`",
                "`{ :put (\\` # `{(\\`",
                "`:put \"a` # `\"`",
                "`:put \"a $[:len ` # `\"[`",
                "`/ip address add \\` # `\\`",
                "`:put )` # ``",
                "`:foreach i in={1;2} do={ :if ($i=1) do={` # `{{`",
                "`:put \"a\\` # `\"\\`",
            })
    void namesWhatIsOpen(String text, String expected) {
        assertThat(new Shapes(new Source(text)).unfinished()).isEqualTo(expected);
    }
}
