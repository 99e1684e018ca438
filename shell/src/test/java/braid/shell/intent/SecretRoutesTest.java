package braid.shell.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `routes` of a secret.
class SecretRoutesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                      | ''",
                "10.1.0.0/24 10.0.0.1 5                  | 10.1.0.0/24 by 10.0.0.1 at 5",
                "10.1.0.7/24                             | 10.1.0.0/24 by the user at 1",
                "10.1.0.7                                | 10.1.0.7/32 by the user at 1",
                "10.1.0.0/24 0.0.0.0 9                   | 10.1.0.0/24 by the user at 9",
                "'10.1.0.0/24 10.0.0.1 5, 10.2.0.0/16'   | 10.1.0.0/24 by 10.0.0.1 at 5; 10.2.0.0/16 by the user at 1",
            })
    void aRouteIsADestinationAGatewayAndADistance(String text, String routes) {
        assertThat(SecretRoutes.read(text).stream()
                        .map(route -> route.destination() + " by "
                                + route.gateway().map(Object::toString).orElse("the user") + " at "
                                + route.metric())
                        .toList())
                .isEqualTo(routes.isEmpty() ? List.of() : List.of(routes.split("; ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "here",
                "10.1.0.0/33",
                "10.1.0.0/24 ether1",
                "10.1.0.0/24 10.0.0.1 256",
                "10.1.0.0/24 10.0.0.1 1 2",
                "10.1.0.0/24;10.2.0.0/24"
            })
    void whatIsNoRouteIsRefusedWithIt(String text) {
        assertThatThrownBy(() -> SecretRoutes.read(text))
                .isInstanceOf(Unfit.class)
                .hasMessage("routes: \"" + text + "\" is no route");
    }
}
