package braid.shell.intent;

import braid.shell.config.Configuration;
import braid.shell.config.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Parts of an intent as they were worked out last, each with the lists of items that it was made of. A part is taken
/// again as long as all of those lists are the same: one change among ten thousand items costs the part it is about.
final class Parts {
    /// @param read the items that were looked at, by menu
    record Part(
            Object result,
            Map<String, List<Item>> read,
            Map<String, Intent.Problem> problems,
            Map<String, String> dormant) {
        @SuppressWarnings("ReferenceEquality")
        private boolean holdsFor(Configuration configuration) {
            return read.entrySet().stream().allMatch(entry -> configuration.items(entry.getKey()) == entry.getValue());
        }
    }

    static final Parts NONE = new Parts(List.of(), Map.of());

    private final List<String> present;
    private final Map<String, Part> parts;

    private Parts(List<String> present, Map<String, Part> parts) {
        this.present = present;
        this.parts = parts;
    }

    /// Empty: it has to be worked out.
    Optional<Part> known(String name, Configuration configuration) {
        return Optional.ofNullable(parts.get(name)).filter(part -> part.holdsFor(configuration));
    }

    /// What of it holds for a machine that has these links.
    Parts on(List<String> links) {
        return links.equals(present) ? this : new Parts(links, Map.of());
    }

    /// The same with those worked out anew.
    Parts with(Map<String, Part> anew) {
        Map<String, Part> all = new HashMap<>(parts);
        all.putAll(anew);
        return new Parts(present, Map.copyOf(all));
    }
}
