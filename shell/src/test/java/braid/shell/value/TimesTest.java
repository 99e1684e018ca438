package braid.shell.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "10s, 00:00:10, 10s",
        "1.5s, 00:00:01.500, 1s500ms",
        "0.25m, 00:00:15, 15s",
        "9:00, 09:00:00, 9h",
        "1w1d00:00:00.000001, 1w1d00:00:00.000001, 1w1d1us",
        "1s1m1d1w, 1w1d00:01:01, 1w1d1m1s",
        "0s, 00:00:00, 0s",
        "9223372036854775807ns, 15250w1d23:47:16.854775807, 15250w1d23h47m16s854ms775us807ns",
    })
    void haveAFormForScriptsAndOneForProperties(String text, String script, String property) {
        long nanos = Times.read(text).orElseThrow().nanos();
        assertThat(Times.write(nanos)).isEqualTo(script);
        assertThat(Times.writeUnits(nanos)).isEqualTo(property);
        assertThat(Times.write(-nanos)).isEqualTo(nanos == 0 ? script : "-" + script);
    }

    @ParameterizedTest
    @CsvSource({
        "15251w",
        "99999999999999999999s",
        "9223372036854775808ns",
        "999999999w1:00",
        "10",
        "1x",
        "s",
        "1.s",
        ":00",
    })
    void areNotLiteralsWhenTooLargeOrOfAnotherForm(String text) {
        assertThat(Times.read(text)).isEmpty();
    }

    @Test
    void mayHaveAnyNumberOfParts() {
        assertThat(Times.read("1s".repeat(500_000))).contains(new Value.Time(500_000 * Times.SECOND));
        assertThat(Times.read("0d".repeat(500_000) + "0:01")).contains(new Value.Time(60 * Times.SECOND));
        assertThat(Times.read("1s".repeat(500_000) + "x")).isEmpty();
    }

    @Test
    void anArgumentMayBeAWholeNumberOfSeconds() {
        assertThat(Times.interval("10")).contains(new Value.Time(10 * Times.SECOND));
        assertThat(Times.interval("9223372037")).isEmpty();
        assertThat(Times.interval("99999999999999999999")).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            Value.Time time = new Value.Time(random.nextLong() >>> (1 + random.nextInt(62)));
            assertThat(Times.read(Times.write(time.nanos()))).contains(time);
            assertThat(Times.read(Times.writeUnits(time.nanos()))).contains(time);
        }
    }
}
