package braid.shell.command;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Sentences;
import braid.shell.schema.Watch;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Monitors;
import braid.shell.status.Row;
import braid.shell.status.Rows;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// `monitor`: what an item, or the machine, is doing.
final class Monitor implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        site.workspace().settle();
        Watch what = site.menu().watch().orElseThrow();
        if (site.menu().kind() == MenuDeclaration.Kind.SETTINGS) {
            return new Watching(
                            call,
                            site,
                            () -> List.of(Monitors.of(what, Rows.settings(site.menu(), site.view()), site.view())))
                    .run();
        }
        Set<Long> ids =
                site.items(call, "numbers").stream().map(Row::id).collect(Collectors.toCollection(TreeSet::new));
        if (ids.isEmpty()) {
            throw new CommandFailure(Sentences.NO_SUCH_ITEM);
        }
        return new Watching(call, site, () -> watched(site, what, ids)).run();
    }

    private static List<Monitors.Watched> watched(Site site, Watch what, Set<Long> ids) {
        List<Monitors.Watched> watched = new ArrayList<>();
        for (Row row : site.rows()) {
            if (ids.contains(row.id())) {
                watched.add(Monitors.of(what, row, site.view()));
            }
        }
        if (watched.isEmpty()) {
            throw new CommandFailure(Sentences.NO_SUCH_ITEM);
        }
        return watched;
    }
}
