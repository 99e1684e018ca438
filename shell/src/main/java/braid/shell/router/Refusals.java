package braid.shell.router;

import braid.shell.config.Change;
import braid.shell.config.Configuration;
import braid.shell.config.Draft;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.intent.Intent;
import braid.shell.script.CommandFailure;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Changes that ask for what Braid cannot honour.
final class Refusals {
    private static final Pattern FIREWALL = Pattern.compile("/(ip|ipv6)/firewall/[a-z]+");
    private static final Value ACCEPT = new Value.Str("accept");
    private static final Set<Value> STOPPING =
            Set.of(new Value.Str("drop"), new Value.Str("reject"), new Value.Str("tarpit"));

    private Refusals() {}

    /// At the prompt such a change is not made. An item that was imported although it cannot be honoured can still be
    /// changed, disabled and removed.
    ///
    /// @param asked what a configuration asks for
    /// @throws CommandFailure `failure: REASON`
    static void check(Draft draft, Function<Configuration, Intent> asked) {
        Map<String, String> refused = touched(draft.changes(), asked.apply(draft.now()));
        if (refused.isEmpty()) {
            return;
        }
        Intent before = asked.apply(draft.base());
        refused.forEach((item, reason) -> {
            if (!before.refusal(item).equals(Optional.of(reason))) {
                throw new CommandFailure("failure: " + reason);
            }
        });
    }

    /// Why items that were changed are refused, by their key.
    static Map<String, String> touched(List<Change> changes, Intent intent) {
        Map<String, String> refused = new TreeMap<>();
        for (Change change : changes) {
            String item = ItemKey.of(change.menu(), change.id());
            intent.refusal(item).ifPresent(reason -> refused.put(item, reason));
        }
        return refused;
    }

    /// A rule that would stop packets and is refused: without it the router is open.
    ///
    /// @return its key
    static Optional<String> opening(Map<String, String> refused, Configuration configuration) {
        for (String menu : configuration.items().keySet()) {
            if (FIREWALL.matcher(menu).matches()) {
                for (Item item : configuration.items(menu)) {
                    String reason = refused.get(ItemKey.of(item));
                    if (reason != null && STOPPING.contains(item.values().getOrDefault("action", ACCEPT))) {
                        return Optional.of(ItemKey.of(item));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
