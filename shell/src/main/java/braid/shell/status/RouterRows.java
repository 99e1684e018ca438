package braid.shell.status;

import static braid.shell.status.Texts.text;

import braid.shell.config.History;
import braid.shell.config.HistoryEntry;
import braid.shell.menu.LogMenu;
import braid.shell.menu.LogTimeType;
import braid.shell.menu.SafeModeMenu;
import braid.shell.menu.SystemHistoryMenu;
import braid.shell.schema.MenuDeclaration;
import braid.shell.value.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The router about itself: its log and its history.
final class RouterRows {
    private RouterRows() {}

    static List<Row> log(RouterView view) {
        LocalDate today = LocalDate.ofInstant(view.now().get(), view.zone());
        return view.log().stream()
                .map(line -> {
                    Map<String, Value> values = new LinkedHashMap<>();
                    values.put(
                            LogMenu.TIME.name(),
                            LogTimeType.of(LocalDateTime.ofInstant(line.at(), view.zone()), today));
                    List<Value> topics = new ArrayList<>();
                    line.event().topics().forEach(topic -> topics.add(text(topic)));
                    values.put(LogMenu.TOPICS.name(), new Value.Array(topics, Map.of()));
                    values.put(LogMenu.MESSAGE.name(), text(line.event().message()));
                    return Row.dynamic(LogMenu.MENU, line.sequence(), Set.of(), values)
                            .withoutNumber();
                })
                .toList();
    }

    static Row safeMode(MenuDeclaration menu, RouterView view) {
        Optional<History.SafeMode> mode = view.history().safeMode();
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(SafeModeMenu.ENABLED.name(), new Value.Bool(mode.isPresent()));
        mode.ifPresent(on -> values.put(SafeModeMenu.USER.name(), text(on.user())));
        return ConfiguredRows.settings(menu, view).with(values);
    }

    /// The latest first; what was undone can be redone and stands on top.
    static List<Row> history(RouterView view) {
        List<Row> rows = new ArrayList<>();
        for (HistoryEntry entry : view.history().redoable()) {
            rows.add(history(view, entry, "redoable"));
        }
        for (HistoryEntry entry : view.history().undoable().reversed()) {
            rows.add(history(view, entry, view.history().isFloating(entry) ? "floating-undo" : "undoable"));
        }
        return rows;
    }

    private static Row history(RouterView view, HistoryEntry entry, String flag) {
        ChangeText commands = new ChangeText(view.tree(), view.names());
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(SystemHistoryMenu.REDO.name(), text(commands.redo(entry.changes())));
        values.put(SystemHistoryMenu.UNDO.name(), text(commands.undo(entry.changes())));
        values.put(SystemHistoryMenu.ACTION.name(), text(entry.action()));
        values.put(SystemHistoryMenu.BY.name(), text(entry.user()));
        values.put(SystemHistoryMenu.POLICY.name(), text("write"));
        values.put(SystemHistoryMenu.TIME.name(), Texts.date(entry.at(), view.zone()));
        long id = view.ids().of("history " + entry.number());
        return Row.dynamic(SystemHistoryMenu.MENU, id, Set.of(flag), values).withoutNumber();
    }
}
