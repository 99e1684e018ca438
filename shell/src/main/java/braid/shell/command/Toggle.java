package braid.shell.command;

import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;

/// `enable` and `disable`.
record Toggle(boolean disabled) implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        List<Row> rows = site.items(call, "numbers");
        rows.forEach(site::requireConfigured);
        if (!rows.isEmpty()) {
            site.edit(site.menu().noun() + (disabled ? " disabled" : " enabled"), draft -> {
                rows.forEach(row -> draft.alter(row.owner(), row.id(), Map.of("disabled", new Value.Bool(disabled))));
                return rows;
            });
        }
        return new Value.Nothing();
    }
}
