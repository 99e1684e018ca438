package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class HopTest {
    private static Hop.Outcome answered(String from, long nanos, String said) {
        return new Hop.Outcome.Answered(from, nanos, said);
    }

    @Test
    void rowsStandInTheColumnsOfRouterOs() {
        assertThat(Hop.HEADER)
                .isEqualTo(
                        " # ADDRESS                          LOSS SENT    LAST     AVG    BEST   WORST STD-DEV STATUS");
        Hop hop = Hop.NEW.after(answered("10.0.0.1", 600_000, "")).after(answered("10.0.0.1", 1_000_000, ""));
        assertThat(hop.row(1))
                .isEqualTo(" 1 10.0.0.1                           0%    2     1ms     0.8     0.6       1     0.2");
        assertThat(hop.after(new Hop.Outcome.Missed()).row(1))
                .isEqualTo(" 1 10.0.0.1                          33%    3 timeout     0.8     0.6       1     0.2");
        assertThat(Hop.NEW.after(new Hop.Outcome.Missed()).row(12))
                .isEqualTo("12                                  100%    1 timeout");
        assertThat(Hop.NEW
                        .after(answered("10.0.0.9", 2_000_000, "host unreachable"))
                        .row(2))
                .isEqualTo(
                        " 2 10.0.0.9                           0%    1     2ms       2       2       2       0 host unreachable");
    }

    @Test
    void anAnswerThatTookNoTimeIsNoTimeout() {
        assertThat(Hop.NEW.after(answered("10.0.0.1", 0, "")).row(1))
                .isEqualTo(" 1 10.0.0.1                           0%    1     0ms       0       0       0       0");
    }

    @Test
    void whatWasNeverSentIsNobodysAnswer() {
        Hop refused = Hop.NEW.after(new Hop.Outcome.NotSent("no route to host"));
        assertThat(refused.isSilent()).isTrue();
        assertThat(refused.row(1))
                .isEqualTo(" 1                                  100%    1" + " ".repeat(41) + "no route to host");
        assertThat(refused.after(answered("10.0.0.1", 1_000_000, "")).row(1))
                .isEqualTo(" 1 10.0.0.1                          50%    2     1ms       1       1       1       0");
    }

    @Test
    void numbersAreWrittenTheSameEverywhere() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Hop.NEW.after(answered("10.0.0.1", 1_500_000, "")).row(1))
                    .contains(" 1.5ms ")
                    .doesNotContain(",");
        } finally {
            Locale.setDefault(before);
        }
    }
}
