package braid.shell.command;

import braid.shell.schema.MenuDeclaration;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.BundleRows;
import braid.shell.status.KernelRows;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.List;
import java.util.OptionalLong;

/// `remove`: takes items out of the configuration; a session of a user is ended, and what packets brought
/// into a list of the kernel's is taken out of it. What is gone meanwhile is as good as removed.
final class Remove implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        List<Row> rows = site.items(call, "numbers");
        List<Row> configured = rows.stream().filter(row -> !row.isDynamic()).toList();
        for (Row row : configured) {
            requireRemovable(site, row);
        }
        if (!configured.isEmpty()) {
            OptionalLong first = OptionalLong.of(configured.getFirst().id());
            site.edit(site.action("removed", first), draft -> {
                configured.stream()
                        .filter(row -> draft.now().item(row.owner(), row.id()).isPresent())
                        .forEach(row -> draft.remove(row.owner(), row.id()));
                return configured;
            });
        }
        rows.stream().filter(Row::isDynamic).forEach(row -> removeDynamic(site, row));
        return new Value.Nothing();
    }

    private static void removeDynamic(Site site, Row row) {
        if (KernelRows.shownIn(row.owner())) {
            KernelRows.removal(site.view(), row.owner(), row.id()).ifPresent(site.workspace()::act);
            return;
        }
        site.workspace()
                .disconnect(BundleRows.bundleOf(site.view(), row.id())
                        .orElseThrow(() -> new CommandFailure("failure: can not remove dynamic entry")));
    }

    private static void requireRemovable(Site site, Row row) {
        MenuDeclaration owner = site.ownerOf(row);
        if (owner.builtIns().stream().anyMatch(builtIn -> builtIn.lasting() && builtIn.id() == row.id())) {
            throw new CommandFailure("failure: cannot remove default item");
        }
    }
}
