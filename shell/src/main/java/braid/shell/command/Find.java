package braid.shell.command;

import braid.shell.schema.Type;
import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// `find`: ids of the items for which the condition holds, in the order of the list.
final class Find implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        List<Value> ids = matching(call, site, site::rows, context).stream()
                .map(row -> (Value) new Value.Id(row.id()))
                .toList();
        return new Value.Array(ids, Map.of());
    }

    /// @param rows the candidates as they are when it is called
    static List<Row> matching(Invocation call, Site site, Supplier<List<Row>> rows, Context context) {
        LinuxReads.Watch watch = new LinuxReads.Watch(site.menu());
        return LinuxReads.settled(site, watch, () -> {
            if (call.where().isEmpty()) {
                return rows.get();
            }
            Invocation.Condition condition = call.where().get();
            Type.Names names = new RememberedNames(site.view().names());
            return rows.get().stream()
                    .filter(row -> condition.test(watch.over(new ScriptRow(site.menu(), row, names)), context))
                    .toList();
        });
    }
}
