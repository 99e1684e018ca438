package braid.shell.status;

import braid.dataplane.status.LogEvent;
import braid.shell.config.Configuration;
import braid.shell.config.Item;
import braid.shell.schema.GivenText;
import braid.shell.value.Ere;
import braid.shell.value.TypeFailure;
import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The rules of `/system/logging` that write into the log itself. A line is written once for each rule that
/// it fits.
public record LogRules(List<Rule> rules) {
    /// Letters of a regular expression that is searched for in each line; a longer one is left out.
    private static final int MOST_REGEX = 512;

    private static final String MENU = "/system/logging";
    /// The action `memory`.
    private static final Value MEMORY = new Value.Id(1);

    public LogRules {
        rules = List.copyOf(rules);
    }

    public static LogRules of(Configuration configuration) {
        return new LogRules(configuration.items(MENU).stream()
                .filter(item -> !new Value.Bool(true).equals(item.values().get("disabled")))
                .filter(item -> MEMORY.equals(item.values().getOrDefault("action", MEMORY)))
                .flatMap(item -> Rule.of(item).stream())
                .toList());
    }

    /// What is written of an event.
    public List<LogEvent> lines(LogEvent event) {
        return rules.stream()
                .filter(rule -> rule.fits(event))
                .map(rule -> new LogEvent(event.topics(), rule.prefixed(event.message())))
                .toList();
    }

    /// @param topics all of which an event has; `!info`: it has not
    public record Rule(List<String> topics, Predicate<String> regex, String prefix) {
        private static final String NOT = "!";

        /// Empty where the regular expression is none, or more than a line of the log may cost.
        static Optional<Rule> of(Item item) {
            String topics = text(item, "topics");
            String regex = text(item, "regex");
            if (regex.length() > MOST_REGEX) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Rule(
                        topics.isEmpty() ? List.of() : List.of(topics.split(",", -1)),
                        regex.isEmpty() ? _ -> true : Ere.search(regex),
                        text(item, "prefix")));
            } catch (TypeFailure _) {
                return Optional.empty();
            }
        }

        private static String text(Item item, String property) {
            return Optional.ofNullable(item.values().get(property))
                    .map(GivenText::of)
                    .orElse("");
        }

        boolean fits(LogEvent event) {
            return topics.stream()
                            .allMatch(topic -> topic.startsWith(NOT)
                                    ? !event.topics().contains(topic.substring(NOT.length()))
                                    : event.topics().contains(topic))
                    && isFound(event.message());
        }

        private boolean isFound(String message) {
            try {
                return regex.test(message);
            } catch (TypeFailure _) {
                return false;
            }
        }

        String prefixed(String message) {
            return prefix.isEmpty() ? message : prefix + ": " + message;
        }
    }
}
