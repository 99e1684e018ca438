package braid.shell.command;

import braid.shell.menu.SystemSchedulerMenu;
import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.value.Value;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// `/system/scheduler add`: without a date or a time, those of this moment.
record AddSchedule(CommandBody add) implements CommandBody {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    @Override
    public Value run(Invocation call, Context context) {
        if (call.values().containsKey("copy-from")) {
            return add.run(call, context);
        }
        Workspace workspace = context.service(Workspace.class);
        LocalDateTime now =
                LocalDateTime.ofInstant(workspace.now(), workspace.view().zone());
        Map<String, Value> values = new LinkedHashMap<>(call.values());
        values.putIfAbsent(SystemSchedulerMenu.START_DATE.name(), new Value.Str(DATE.format(now)));
        values.putIfAbsent(SystemSchedulerMenu.START_TIME.name(), new Value.Str(TIME.format(now)));
        return add.run(call.with(values), context);
    }
}
