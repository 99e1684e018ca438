package braid.shell.command;

import braid.shell.config.Change;
import braid.shell.config.Draft;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.judge.Judge;
import braid.shell.menu.SafeModeMenu;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuTree;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.script.SafeMode;
import braid.shell.status.RouterView;
import braid.shell.status.Row;
import braid.shell.status.Rows;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/// Where a command works: its menu's declaration, the workspace and the session.
record Site(MenuDeclaration menu, Workspace workspace, Context context) {
    static Site of(Invocation call, Context context) {
        Workspace workspace = context.service(Workspace.class);
        return new Site(workspace.tree().declaration(call.menu().path()).orElseThrow(), workspace, context);
    }

    RouterView view() {
        return workspace.view();
    }

    MenuTree tree() {
        return workspace.tree();
    }

    List<Row> rows() {
        return Rows.of(menu, view());
    }

    /// The single record of a settings menu; safe mode's tells whether this session has it.
    Row settings() {
        Row row = Rows.settings(menu, view());
        if (!menu.path().equals(SafeModeMenu.PATH)) {
            return row;
        }
        Optional<SafeMode.Owner> owner = context.service(SafeMode.class).owner();
        boolean current = owner.equals(Optional.of(context.service(SafeMode.Owner.class)));
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(SafeModeMenu.CURRENT.name(), new Value.Bool(current));
        owner.ifPresent(session -> values.put(SafeModeMenu.OWNER.name(), new Value.Str(session.user())));
        return row.with(values);
    }

    /// The declaration of the menu that a row is really an item of.
    MenuDeclaration ownerOf(Row row) {
        return row.owner().equals(menu.path())
                ? menu
                : tree().declaration(row.owner()).orElseThrow();
    }

    /// The items an argument names.
    ///
    /// @throws CommandFailure if it is missing, or one of them is not there
    List<Row> items(Invocation call, String argument) {
        Value given = Asked.complete(call, argument, context).values().get(argument);
        return ItemNumbers.rows(given, menu.path(), rows(), context);
    }

    /// One item of the configuration: not of a session, not of the machine.
    void requireConfigured(Row row) {
        if (row.isDynamic()) {
            throw new CommandFailure("failure: can not change dynamic entry");
        }
    }

    /// Tells what was changed that is kept without being carried out.
    private void remarkStored(List<Change> changes) {
        Map<String, Map<String, Value>> set = new LinkedHashMap<>();
        changes.forEach(change -> set.computeIfAbsent(change.menu(), _ -> new TreeMap<>())
                .putAll(
                        switch (change) {
                            case Change.Added(Item item, long _) -> item.values();
                            case Change.Altered(String _, long _, var _, Map<String, Value> to) -> to;
                            case Change.Removed _, Change.Moved _ -> Map.of();
                        }));
        set.forEach((path, values) -> {
            values.values().removeIf(Value.Nothing.class::isInstance);
            tree().declaration(path)
                    .flatMap(changed -> Judge.remark(changed, values))
                    .map(kept -> path + ": " + kept)
                    .filter(workspace::noteStored)
                    .ifPresent(context.out()::remark);
        });
    }

    /// What the history and the log say of a change of items: `filter rule added`, `route 0.0.0.0/0 added`.
    ///
    /// @param values of the first of them
    String action(String verb, Map<String, Value> values) {
        return menu.noun()
                + menu.toldBy()
                        .flatMap(menu::property)
                        .flatMap(property -> Optional.ofNullable(values.get(property.name()))
                                .map(value -> " " + property.type().write(value, view().names())))
                        .orElse("")
                + " "
                + verb;
    }

    /// @param id of the first of them; empty where there is none yet
    String action(String verb, OptionalLong id) {
        return action(
                verb,
                id.isEmpty() || menu.toldBy().isEmpty()
                        ? Map.of()
                        : view().configuration()
                                .item(menu.path(), id.getAsLong())
                                .map(Item::values)
                                .orElse(Map.of()));
    }

    /// Adds a line about a change to the log, as RouterOS does.
    void logChange(String action) {
        workspace.log(List.of("system", "info"), action + " by " + context.user());
    }

    /// Changes the configuration.
    ///
    /// @throws CommandFailure "no such item" if somebody has removed an item since it was chosen
    <T> T edit(String action, Function<Draft, T> edit) {
        List<Change> changes = new ArrayList<>();
        T result;
        try {
            result = workspace.edit(context.user(), action, draft -> {
                int before = draft.changeCount();
                T made = edit.apply(draft);
                changes.addAll(draft.changesFrom(before));
                return made;
            });
        } catch (Draft.NoSuchItem removedMeanwhile) {
            throw new CommandFailure(Sentences.NO_SUCH_ITEM);
        }
        changes.forEach(change -> context.noteChanged(ItemKey.of(change.menu(), change.id())));
        remarkStored(changes);
        logChange(action);
        return result;
    }

    static boolean given(Invocation call, String name) {
        return Optional.ofNullable(call.values().get(name))
                .map(value -> !value.equals(new Value.Bool(false)) && !value.equals(new Value.Str("no")))
                .orElse(false);
    }
}
