package braid.shell.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineRateTest {
    @Test
    void ratesAreDownAndUpOfEachLine() {
        assertThat(LineRate.parse("8M/1M,2.5M/512k"))
                .containsExactly(new LineRate(8_000_000, 1_000_000), new LineRate(2_500_000, 512_000));
    }

    @Test
    void oneRateMeansBothDirections() {
        assertThat(LineRate.parse("1G")).containsExactly(new LineRate(1_000_000_000, 1_000_000_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fast     | a rate looks like 20M or 512k, not 'fast'",
                "8M/1M/1M | a line is DOWN/UP, not 8M/1M/1M",
                "8M,      | a rate looks like 20M or 512k, not ''",
                "1k       | a line's rate is 64k to 10G"
            })
    void anythingElseIsRefusedInASentence(String text, String sentence) {
        assertThatThrownBy(() -> LineRate.parse(text)).hasMessage(sentence);
    }
}
