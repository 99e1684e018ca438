package braid.shell.command;

import braid.shell.schema.GivenText;
import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;

/// `comment`: a short text at an item; an empty one takes it away.
final class Comment implements CommandBody {
    @Override
    public Value run(Invocation asked, Context context) {
        Invocation call = Asked.complete(asked, context, "numbers", "comment");
        Site site = Site.of(call, context);
        List<Selection.Target> targets = Selection.targets(site, call);
        String text = GivenText.of(call.values().get("comment"));
        Value comment = text.isEmpty() ? new Value.Nothing() : new Value.Str(text);
        site.edit(site.menu().noun() + " changed", draft -> {
            targets.forEach(target -> target.in(draft)
                    .ifPresent(id -> draft.alter(target.owner().path(), id, Map.of("comment", comment))));
            return targets;
        });
        return new Value.Nothing();
    }
}
