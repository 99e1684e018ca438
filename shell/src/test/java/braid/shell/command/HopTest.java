package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HopTest {
    @Test
    void rowsStandInTheColumnsOfRouterOs() {
        assertThat(Hop.HEADER)
                .isEqualTo(
                        " # ADDRESS                          LOSS SENT    LAST     AVG    BEST   WORST STD-DEV STATUS");
        Hop hop = Hop.SILENT.answered("10.0.0.1", 600_000, "").answered("10.0.0.1", 1_000_000, "");
        assertThat(hop.row(1))
                .isEqualTo(" 1 10.0.0.1                           0%    2     1ms     0.8     0.6       1     0.2");
        assertThat(hop.missed().row(1))
                .isEqualTo(" 1 10.0.0.1                          33%    3 timeout     0.8     0.6       1     0.2");
        assertThat(Hop.SILENT.missed().row(12)).isEqualTo("12                                  100%    1 timeout");
        assertThat(Hop.SILENT
                        .answered("10.0.0.9", 2_000_000, "host unreachable")
                        .row(2))
                .isEqualTo(
                        " 2 10.0.0.9                           0%    1     2ms       2       2       2       0 host unreachable");
    }
}
