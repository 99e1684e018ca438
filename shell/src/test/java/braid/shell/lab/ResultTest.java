package braid.shell.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTest {
    private static Result equalLines(double bundle) {
        return new Result(LineRate.parse("20M,20M"), List.of(18.5e6, 18.5e6), bundle);
    }

    @Test
    void theTableShowsLinesAndBundle() {
        assertThat(equalLines(36e6).table()).isEqualTo("""
                                  DOWN   TCP GOODPUT  TIMES BEST LINE  SHARE OF SUM
                line 1     20.0 Mbit/s   18.5 Mbit/s
                line 2     20.0 Mbit/s   18.5 Mbit/s
                bundle     40.0 Mbit/s   36.0 Mbit/s             1.95           97%
                """);
    }

    @Test
    void onEqualLinesTheBundleMustCarry18TimesOneLine() {
        assertThat(equalLines(1.81 * 18.5e6).good()).isTrue();
        assertThat(equalLines(1.79 * 18.5e6).good()).isFalse();
    }

    @Test
    void aBundleThatCarriesNothingIsNotGood() {
        assertThat(new Result(LineRate.parse("20M"), List.of(0.0), 0).good()).isFalse();
    }
}
