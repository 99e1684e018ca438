package braid.shell.command;

import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;

/// `enable` and `disable`.
record Toggle(boolean disabled) implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        List<Selection.Target> targets = Selection.targets(site, call);
        if (!targets.isEmpty()) {
            String verb = disabled ? "disabled" : "enabled";
            site.edit(site.action(verb, targets.getFirst().id()), draft -> {
                targets.forEach(target -> target.in(draft)
                        .ifPresent(id ->
                                draft.alter(target.owner().path(), id, Map.of("disabled", new Value.Bool(disabled)))));
                return targets;
            });
        }
        return new Value.Nothing();
    }
}
