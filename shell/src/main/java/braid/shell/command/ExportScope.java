package braid.shell.command;

import braid.shell.config.Item;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.RouterView;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an export is about: the menu it is asked for in, `path=/ip/firewall,!/ip/firewall/nat`, `where`.
///
/// @param within menus whose commands are written, with those below them
/// @param without menus that are left out, with those below them
/// @param where items for which it does not hold are left out, and so are settings
record ExportScope(List<String> within, List<String> without, Optional<Invocation.Condition> where, Context context) {
    private static final String EVERYTHING = "/";

    /// @throws CommandFailure if `path` names no menu
    static ExportScope of(Invocation call, Context context) {
        List<String> within = new ArrayList<>();
        List<String> without = new ArrayList<>();
        Value given = call.values().get("path");
        if (given != null) {
            for (String word : GivenText.of(given).split(",", -1)) {
                boolean out = word.startsWith("!");
                (out ? without : within).add(menu(out ? word.substring(1) : word, context));
            }
        }
        if (within.isEmpty()) {
            within.add(call.menu().path());
        }
        return new ExportScope(within, without, call.where(), context);
    }

    private static String menu(String word, Context context) {
        String path = "/" + word.strip().replaceAll("^/|/$", "").replace(' ', '/');
        if (!path.equals(EVERYTHING)
                && context.service(Workspace.class).tree().at(path).isEmpty()) {
            throw new CommandFailure(Sentences.noMatch("path"));
        }
        return path;
    }

    boolean isEverything() {
        return within.contains(EVERYTHING) && without.isEmpty() && where.isEmpty();
    }

    boolean isConditional() {
        return where.isPresent();
    }

    boolean has(String menu) {
        return within.stream().anyMatch(path -> isWithin(menu, path))
                && without.stream().noneMatch(path -> isWithin(menu, path));
    }

    private static boolean isWithin(String menu, String path) {
        return path.equals(EVERYTHING) || menu.equals(path) || menu.startsWith(path + "/");
    }

    /// The items of a menu that are meant.
    List<Item> items(MenuDeclaration menu, RouterView view) {
        List<Item> all = view.configuration().items(menu.path());
        if (where.isEmpty() || all.isEmpty()) {
            return all;
        }
        Set<Long> meant = Find.matching(where, new Site(menu, context.service(Workspace.class), context)).stream()
                .map(Row::id)
                .collect(Collectors.toSet());
        return all.stream().filter(item -> meant.contains(item.id())).toList();
    }
}
