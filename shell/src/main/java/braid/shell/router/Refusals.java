package braid.shell.router;

import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.shell.config.Change;
import braid.shell.config.Draft;
import braid.shell.config.ItemKey;
import braid.shell.intent.Intent;
import braid.shell.script.CommandFailure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Changes that ask for what Braid cannot honour.
final class Refusals {
    private Refusals() {}

    /// At the prompt such a change is not made.
    ///
    /// @throws CommandFailure `failure: REASON`
    static void check(Draft draft, List<LinkStatus> links) {
        touched(draft, Intent.of(draft.now(), links)).values().stream()
                .findFirst()
                .ifPresent(reason -> {
                    throw new CommandFailure("failure: " + reason);
                });
    }

    /// Why items that the draft changes are refused, by their key.
    static Map<String, String> touched(Draft draft, Intent intent) {
        Map<String, String> refused = new TreeMap<>();
        for (Change change : draft.changes()) {
            String key = ItemKey.of(change.menu(), change.id());
            Intent.Problem problem = intent.problems().get(key);
            if (problem != null && problem.refused()) {
                refused.put(key, problem.reason());
            }
        }
        return refused;
    }
}
