package braid.shell.command;

import braid.shell.config.Item;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.RouterView;
import braid.shell.value.Stamp;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;

/// `export`: the configuration of a menu and of those below it, as the commands that make it again.
///
/// `compact` (what differs from the defaults) and `hide-sensitive` are what RouterOS 7 does anyhow; given together with
/// their opposites they win, since they show less.
final class Export implements CommandBody {
    private static final int FILE_COLUMNS = 80;

    @Override
    public Value run(Invocation call, Context context) {
        Workspace workspace = context.service(Workspace.class);
        boolean toFile = call.values().containsKey("file");
        ExportForms form = new ExportForms(
                Site.given(call, "verbose") && !Site.given(call, "compact"),
                Site.given(call, "terse"),
                Site.given(call, "show-sensitive") && !Site.given(call, "hide-sensitive"),
                toFile || !context.interactive() ? FILE_COLUMNS : context.columns());
        List<String> lines = lines(workspace, ExportScope.of(call, context), form);
        if (toFile) {
            write(workspace, GivenText.of(call.values().get("file")), lines);
        } else {
            lines.forEach(context.out()::line);
        }
        return new Value.Nothing();
    }

    private static List<String> lines(Workspace workspace, ExportScope scope, ExportForms form) {
        RouterView view = workspace.view();
        List<String> lines = new ArrayList<>();
        lines.add("# " + Stamp.of(workspace.now(), view.zone()) + " by Braid " + BraidVersion.text());
        for (MenuDeclaration menu : ExportOrder.of(view.tree(), view.configuration())) {
            if (scope.has(menu.path())) {
                menu(menu, view, scope, form, lines);
            }
        }
        if (scope.isEverything()) {
            for (Item item : view.configuration().items(UnknownLines.MENU)) {
                for (String line : UnknownLines.text(item).split("\n", -1)) {
                    lines.add(UnknownLines.PREFIX + line);
                }
            }
        }
        return lines;
    }

    private static void menu(
            MenuDeclaration menu, RouterView view, ExportScope scope, ExportForms form, List<String> lines) {
        List<String> commands = new ArrayList<>();
        if (menu.kind() == MenuDeclaration.Kind.SETTINGS) {
            if (!scope.isConditional()) {
                form.settings(menu, view.configuration().settings(menu.path()), view.names())
                        .ifPresent(commands::add);
            }
        } else {
            scope.items(menu, view)
                    .forEach(item -> form.item(menu, item, view.names()).ifPresent(commands::add));
        }
        if (commands.isEmpty()) {
            return;
        }
        String path = "/" + menu.path().substring(1).replace('/', ' ');
        if (!form.terse()) {
            lines.add(path);
        }
        for (String command : commands) {
            lines.addAll(List.of((form.terse() ? path + " " + command : command).split("\n", -1)));
        }
    }

    private static void write(Workspace workspace, String name, List<String> lines) {
        String withExtension = name.endsWith(".rsc") ? name : name + ".rsc";
        workspace.files().apply(new FileChange.Write(withExtension, String.join("\n", lines) + "\n"));
    }
}
