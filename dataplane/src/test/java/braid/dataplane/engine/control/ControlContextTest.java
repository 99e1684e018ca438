package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.ppp.lcp.EndpointDiscriminator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ControlContextTest {
    @Test
    void afterTheHighestNumberComesTheLowest() {
        ControlContext context = context(Integer.MAX_VALUE - 2);
        assertThat(IntStream.range(0, 4).map(_ -> context.newNumber()))
                .containsExactly(Integer.MAX_VALUE - 1, Integer.MAX_VALUE, 1, 2);
    }

    @Test
    void theAgeOfLinksDoesNotDependOnTheirNumbers() {
        ControlContext context = context(Integer.MAX_VALUE - 1);
        context.newNumber();
        long older = context.newAge();
        assertThat(context.newNumber()).isEqualTo(1);
        assertThat(context.newAge()).isGreaterThan(older);
    }

    private static ControlContext context(int lastNumber) {
        return new ControlContext(EndpointDiscriminator.NONE, new Random(1), lastNumber);
    }
}
