package braid.shell.command;

import braid.shell.schema.GivenText;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.script.Pause;
import braid.shell.status.InterfaceTraffic;
import braid.shell.status.Monitors.Watched;
import braid.shell.status.RouterView;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// `/interface monitor-traffic`: rates, from what the interfaces have counted at two moments.
final class MonitorTraffic implements CommandBody {
    /// In place of interfaces: all of them together.
    private static final String AGGREGATE = "aggregate";

    private static final long WAIT_NANOS = 100_000_000;

    /// The router counts once a second; where none runs, nobody waits much longer than that for it.
    private static final int MOST_WAITS = 15;

    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        site.workspace().settle();
        Invocation asked = Asked.complete(call, "interface", context);
        boolean aggregate = GivenText.of(asked.values().get("interface")).equals(AGGREGATE);
        List<Row> named = aggregate ? site.rows() : site.items(asked, "interface");
        List<Long> ids = named.stream().map(Row::id).distinct().toList();
        if (ids.isEmpty()) {
            throw new CommandFailure(Sentences.NO_SUCH_ITEM);
        }
        InterfaceTraffic traffic = new InterfaceTraffic();
        traffic.look(rows(site, ids), site.view());
        awaitAnotherCount(site, traffic, ids);
        return new Watching(call, site, () -> watched(site, traffic, ids, aggregate)).run();
    }

    private static void awaitAnotherCount(Site site, InterfaceTraffic traffic, List<Long> ids) {
        boolean counted = false;
        for (int i = 0; i < MOST_WAITS && !counted; i++) {
            site.context().service(Pause.class).pause(WAIT_NANOS);
            RouterView view = site.view();
            counted = traffic.look(rows(site, ids), view);
        }
    }

    private static List<Watched> watched(Site site, InterfaceTraffic traffic, List<Long> ids, boolean aggregate) {
        List<Row> rows = rows(site, ids);
        traffic.look(rows, site.view());
        if (aggregate) {
            return List.of(traffic.of(new Value.Str(AGGREGATE), rows));
        }
        List<Watched> watched = new ArrayList<>();
        rows.forEach(row -> watched.add(traffic.of(row)));
        return watched;
    }

    /// In the order in which they were named.
    private static List<Row> rows(Site site, List<Long> ids) {
        List<Row> rows = site.rows().stream()
                .filter(row -> ids.contains(row.id()))
                .sorted(Comparator.comparingInt(row -> ids.indexOf(row.id())))
                .toList();
        if (rows.isEmpty()) {
            throw new CommandFailure(Sentences.NO_SUCH_ITEM);
        }
        return rows;
    }
}
