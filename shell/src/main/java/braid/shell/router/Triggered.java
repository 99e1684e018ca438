package braid.shell.router;

import braid.shell.config.Configuration;
import braid.shell.config.Item;
import braid.shell.config.KeptScripts;
import braid.shell.script.Jobs;
import braid.shell.value.Value;
import java.util.Map;
import java.util.Optional;

/// What an event sets off: a text, or the kept script of which that is the name.
final class Triggered {
    private Triggered() {}

    /// @param otherwise what the job is called when the text is no name
    static Jobs.Work by(
            Configuration configuration,
            String event,
            Optional<Jobs.Script> otherwise,
            String cause,
            Map<String, Value> variables) {
        Optional<Item> kept = KeptScripts.named(configuration, event);
        return new Jobs.Work(
                kept.map(found -> new Jobs.Script(found.id(), event)).or(() -> otherwise),
                "admin",
                kept.map(KeptScripts::source).orElse(event),
                Optional.empty(),
                cause,
                variables);
    }
}
