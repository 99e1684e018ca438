package braid.shell.command;

import braid.shell.schema.GivenText;
import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;

/// `comment`: a short text at an item; an empty one takes it away.
final class Comment implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        List<Row> rows = site.items(call, "numbers");
        Value given = Asked.complete(call, "comment", context).values().get("comment");
        String text = GivenText.of(given);
        Value comment = text.isEmpty() ? new Value.Nothing() : new Value.Str(text);
        rows.forEach(site::requireConfigured);
        site.edit(site.menu().noun() + " changed", draft -> {
            rows.forEach(row -> draft.alter(row.owner(), row.id(), Map.of("comment", comment)));
            return rows;
        });
        return new Value.Nothing();
    }
}
