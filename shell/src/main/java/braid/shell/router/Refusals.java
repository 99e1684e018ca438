package braid.shell.router;

import braid.dataplane.status.DataplaneStatus.LinkStatus;
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
import java.util.regex.Pattern;

/// Changes that ask for what Braid cannot honour.
final class Refusals {
    private static final Pattern FIREWALL = Pattern.compile("/(ip|ipv6)/firewall/[a-z]+");
    private static final Value ACCEPT = new Value.Str("accept");
    private static final Set<Value> STOPPING =
            Set.of(new Value.Str("drop"), new Value.Str("reject"), new Value.Str("tarpit"));

    private Refusals() {}

    /// At the prompt such a change is not made.
    ///
    /// @throws CommandFailure `failure: REASON`
    static void check(Draft draft, List<LinkStatus> links) {
        touched(draft.changes(), Intent.of(draft.now(), links)).values().stream()
                .findFirst()
                .ifPresent(reason -> {
                    throw new CommandFailure("failure: " + reason);
                });
    }

    /// Why items that were changed are refused, by their key.
    static Map<String, String> touched(List<Change> changes, Intent intent) {
        Map<String, String> refused = new TreeMap<>();
        for (Change change : changes) {
            String key = ItemKey.of(change.menu(), change.id());
            Intent.Problem problem = intent.problems().get(key);
            if (problem != null && problem.refused()) {
                refused.put(key, problem.reason());
            }
        }
        return refused;
    }

    /// The reason why a rule that would stop packets is refused: without it the router is open.
    static Optional<String> opening(Map<String, String> refused, Configuration configuration) {
        for (String menu : configuration.items().keySet()) {
            if (FIREWALL.matcher(menu).matches()) {
                for (Item item : configuration.items(menu)) {
                    String reason = refused.get(ItemKey.of(item));
                    if (reason != null && STOPPING.contains(item.values().getOrDefault("action", ACCEPT))) {
                        return Optional.of(reason);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
