package braid.shell.status;

import static braid.shell.status.Texts.date;
import static braid.shell.status.Texts.number;
import static braid.shell.status.Texts.text;

import braid.shell.menu.ScriptEnvironmentMenu;
import braid.shell.menu.ScriptJobMenu;
import braid.shell.menu.SystemSchedulerMenu;
import braid.shell.menu.SystemScriptMenu;
import braid.shell.schema.MenuDeclaration;
import braid.shell.status.ScriptStatus.Runs;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Scripts, what they are doing, and what they remember.
public final class ScriptRows {
    private static final String USER = "admin";

    private ScriptRows() {}

    static List<Row> scripts(MenuDeclaration menu, RouterView view) {
        return ConfiguredRows.of(menu, view).stream()
                .map(row -> {
                    Runs runs = view.scripts().scripts().getOrDefault(row.id(), Runs.NONE);
                    Map<String, Value> more = new LinkedHashMap<>();
                    runs.last().ifPresent(last -> more.put(SystemScriptMenu.LAST_STARTED.name(), time(view, last)));
                    more.put(SystemScriptMenu.RUN_COUNT.name(), number(runs.count()));
                    return row.with(more);
                })
                .toList();
    }

    static List<Row> schedules(MenuDeclaration menu, RouterView view) {
        return ConfiguredRows.of(menu, view).stream()
                .map(row -> {
                    Runs runs = view.scripts().schedules().getOrDefault(row.id(), Runs.NONE);
                    Map<String, Value> more = new LinkedHashMap<>();
                    more.put(SystemSchedulerMenu.OWNER.name(), text(USER));
                    more.put(SystemSchedulerMenu.RUN_COUNT.name(), number(runs.count()));
                    runs.next().ifPresent(next -> more.put(SystemSchedulerMenu.NEXT_RUN.name(), time(view, next)));
                    return row.with(more);
                })
                .toList();
    }

    static List<Row> jobs(RouterView view) {
        return view.scripts().jobs().stream()
                .map(job -> {
                    Map<String, Value> values = new LinkedHashMap<>();
                    values.put(ScriptJobMenu.TYPE.name(), text("command"));
                    job.script().ifPresent(name -> values.put(ScriptJobMenu.SCRIPT.name(), text(name)));
                    values.put(ScriptJobMenu.OWNER.name(), text(job.owner()));
                    values.put(ScriptJobMenu.STARTED.name(), time(view, job.started()));
                    return Row.dynamic(ScriptJobMenu.MENU, job.id(), Set.of(), values);
                })
                .toList();
    }

    static List<Row> variables(RouterView view) {
        return view.scripts().variables().entrySet().stream()
                .map(variable -> {
                    Map<String, Value> values = new LinkedHashMap<>();
                    values.put(ScriptEnvironmentMenu.NAME.name(), text(variable.getKey()));
                    values.put(ScriptEnvironmentMenu.USER.name(), text(USER));
                    values.put(ScriptEnvironmentMenu.VALUE.name(), text(shown(variable.getValue())));
                    long id = view.ids().of("variable " + variable.getKey());
                    return Row.dynamic(ScriptEnvironmentMenu.MENU, id, Set.of(), values);
                })
                .toList();
    }

    /// The name of the variable behind an item.
    public static Optional<String> variable(RouterView view, long id) {
        return view.scripts().variables().keySet().stream()
                .filter(name -> view.ids().of("variable " + name) == id)
                .findFirst();
    }

    private static String shown(Value value) {
        return value instanceof Value.Code(Value.Body body, boolean _) ? body.text() : Texts.of(value);
    }

    private static Value time(RouterView view, Instant at) {
        return date(at, view.zone());
    }
}
