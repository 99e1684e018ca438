package braid.shell.router;

import braid.shell.config.Change;
import braid.shell.config.Configuration;
import braid.shell.config.Draft;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.intent.Intent;
import braid.shell.menu.RuleProperties;
import braid.shell.script.CommandFailure;
import braid.shell.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Changes that ask for what Braid cannot honour.
final class Refusals {
    private Refusals() {}

    /// At the prompt such a change is not made. An item that was imported although it cannot be honoured
    /// can still be changed, disabled and removed.
    ///
    /// @param asked what a configuration asks for
    /// @throws CommandFailure `failure: REASON`
    static void check(Draft draft, Function<Configuration, Intent> asked) {
        Intent before = asked.apply(draft.base());
        Intent now = asked.apply(draft.now());
        Map<String, String> refused = touched(draft.changes(), now);
        refused.putAll(lost(before, now, draft.now()));
        refused.forEach((item, reason) -> {
            if (!before.refusal(item).equals(Optional.of(reason))) {
                throw new CommandFailure("failure: " + reason);
            }
        });
    }

    /// Why items that were changed are refused, by their key.
    static Map<String, String> touched(List<Change> changes, Intent intent) {
        Map<String, String> refused = new TreeMap<>();
        if (intent.problems().isEmpty() && intent.dormant().isEmpty()) {
            return refused;
        }
        for (Change change : changes) {
            String item = ItemKey.of(change.menu(), change.id());
            intent.refusal(item).ifPresent(reason -> refused.put(item, reason));
        }
        return refused;
    }

    /// Why rules that would stop packets are refused, by their key.
    private static Map<String, String> stopping(Intent intent, Configuration configuration) {
        Map<String, String> refused = new TreeMap<>();
        intent.problems().forEach((key, problem) -> {
            if (problem.refused()
                    && ItemKey.item(configuration, key)
                            .filter(item -> RuleProperties.MENUS.contains(item.menu()))
                            .filter(item -> stops(item, configuration, new HashSet<>()))
                            .isPresent()) {
                refused.put(key, problem.reason());
            }
        });
        return refused;
    }

    /// Why rules that would stop packets are refused now, and were carried out before, by their key: a list
    /// they match may have changed, and not they.
    static Map<String, String> lost(Intent before, Intent now, Configuration configuration) {
        Map<String, String> refused = stopping(now, configuration);
        refused.keySet().removeIf(key -> before.refusal(key).isPresent());
        return refused;
    }

    /// A rule that would stop packets and is refused: without it the router is open. One that is disabled
    /// stops none.
    ///
    /// @return its key
    static Optional<String> opening(Map<String, String> refused, Configuration configuration) {
        return RuleProperties.MENUS.stream()
                .sorted()
                .flatMap(menu -> configuration.items(menu).stream())
                .filter(item -> refused.containsKey(ItemKey.of(item)) && !disabled(item))
                .filter(item -> stops(item, configuration, new HashSet<>()))
                .map(ItemKey::of)
                .findFirst();
    }

    /// @param chains that the way to the rule has led through
    private static boolean stops(Item rule, Configuration configuration, Set<Value> chains) {
        Value action = rule.values().getOrDefault("action", new Value.Nothing());
        Value target = rule.values().getOrDefault("jump-target", new Value.Nothing());
        return RuleProperties.stops(action)
                || (RuleProperties.jumps(action)
                        && chains.add(target)
                        && configuration.having(rule.menu(), "chain", target).stream()
                                .anyMatch(next -> !disabled(next) && stops(next, configuration, chains)));
    }

    private static boolean disabled(Item rule) {
        return new Value.Bool(true).equals(rule.values().get("disabled"));
    }
}
