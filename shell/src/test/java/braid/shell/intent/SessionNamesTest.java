package braid.shell.intent;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.config.Change;
import braid.shell.config.Configuration;
import braid.shell.config.Item;
import braid.shell.menu.PppoeServerMenu;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionNamesTest {
    /// As a state directory may have it from before names were asked for.
    @Test
    void anEntryWithoutANameIsNoPartOfTheNetwork() {
        Item nameless =
                new Item(PppoeServerMenu.PATH, 1, Map.of("name", new Value.Str(""), "user", new Value.Str("x")));
        Intent intent = Intent.of(Configuration.EMPTY.after(new Change.Added(nameless, -1)), List.of(), List.of());

        assertThat(intent.state().sessionNames()).isEmpty();
        assertThat(intent.refusal(PppoeServerMenu.PATH + "*1")).isEqualTo(Optional.of("an interface needs a name"));
    }
}
