package braid.shell.command;

import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.List;
import java.util.OptionalLong;

/// `move`: items before another one, or to the end. Printed numbers keep their meaning.
final class Move implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        List<Row> rows = site.items(call, "numbers");
        OptionalLong before = OptionalLong.empty();
        if (call.values().containsKey("destination")) {
            List<Row> destination = site.items(call, "destination");
            if (destination.size() != 1 || rows.contains(destination.getFirst())) {
                throw new CommandFailure("failure: cannot move items before one of themselves");
            }
            before = OptionalLong.of(destination.getFirst().id());
        }
        OptionalLong place = before;
        rows.forEach(site::requireConfigured);
        site.edit(site.menu().noun() + " moved", draft -> {
            rows.forEach(row -> draft.move(row.owner(), row.id(), place));
            return rows;
        });
        return new Value.Nothing();
    }
}
