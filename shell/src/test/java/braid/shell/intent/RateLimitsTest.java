package braid.shell.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.dataplane.network.RateLimit;
import braid.dataplane.network.RateLimit.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RouterOS's text of a limit, part by part.
class RateLimitsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "512k                                   | 512000,0,512000,1           | 512000,0,512000,1",
                "2M/10M                                 | 2000000,0,2000000,1         | 10000000,0,10000000,1",
                "64000/0                                | 64000,0,64000,1             | 0,0,0,1",
                "1M/2M 4M/8M                            | 1000000,4000000,1000000,1   | 2000000,8000000,2000000,1",
                "1M/2M 4M/8M 3M/6M 10/20                | 1000000,4000000,3000000,10  | 2000000,8000000,6000000,20",
                "1M 4M 3M 1m30s/10s                     | 1000000,4000000,3000000,90  | 1000000,4000000,3000000,10",
                "1M/2M 0/0 0/0 0/0 5 256k/512k          | 1000000,0,1000000,1         | 2000000,0,2000000,1",
                "' 1G  2G/3G '                          | 1000000000,2000000000,1000000000,1"
                        + " | 1000000000,3000000000,1000000000,1",
            })
    void aLimitIsReadAsRouterOsReadsIt(String text, String fromPeer, String toPeer) {
        assertThat(RateLimits.read(text)).isEqualTo(new RateLimit(rate(fromPeer), rate(toPeer)));
    }

    @Test
    void noTextIsNoLimit() {
        assertThat(RateLimits.read("")).isEqualTo(RateLimit.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fast",
                "1M/",
                "/1M",
                "1M/2M/3M",
                "-1",
                "1,5M",
                "1M 2M 3M x",
                "1M 2M 3M 4 9",
                "1M 2M 3M 4 0",
                "1M 2M 3M 4 5 x",
                "1M 2M 3M 4 5 6 7",
                "99999999999999999999",
                "999999999999999999G"
            })
    void whatIsNoRateIsRefusedWithIt(String text) {
        assertThatThrownBy(() -> RateLimits.read(text))
                .isInstanceOf(Unfit.class)
                .hasMessage("rate-limit \"" + text + "\" is no rate");
    }

    private static Rate rate(String figures) {
        String[] parts = figures.split(",", -1);
        return new Rate(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Integer.parseInt(parts[3]));
    }
}
