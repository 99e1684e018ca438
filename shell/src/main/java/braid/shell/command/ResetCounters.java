package braid.shell.command;

import braid.shell.config.ItemKey;
import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.List;

/// `reset-counters` and `reset-counters-all`: rules begin to count anew.
final class ResetCounters implements CommandBody {
    private final boolean all;

    ResetCounters(boolean all) {
        this.all = all;
    }

    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        List<Row> rows = all ? site.rows() : site.items(call, "numbers");
        site.workspace()
                .resetCounters(rows.stream()
                        .map(row -> ItemKey.of(row.owner(), row.id()))
                        .toList());
        return new Value.Nothing();
    }
}
