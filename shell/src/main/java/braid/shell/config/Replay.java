package braid.shell.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a configuration from an earlier one: of each change as much as the changes before it have left possible.
final class Replay {
    private Configuration now;

    Replay(Configuration base) {
        this.now = base;
    }

    Configuration now() {
        return now;
    }

    /// @return what was carried out, as it is met here
    List<Change> take(List<Change> changes) {
        List<Change> possible = new ArrayList<>();
        for (Change change : changes) {
            Optional<Change> adapted = now.adapted(change);
            if (adapted.isPresent()) {
                now = now.after(adapted.get());
                possible.add(adapted.get());
            }
        }
        return possible;
    }
}
