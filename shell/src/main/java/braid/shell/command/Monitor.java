package braid.shell.command;

import braid.shell.render.BlockLayout;
import braid.shell.render.Entry;
import braid.shell.render.Field;
import braid.shell.render.TableLayout;
import braid.shell.schema.GivenText;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Monitors;
import braid.shell.status.Row;
import braid.shell.value.Times;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// `monitor`: what an item is doing, once or again and again until `q`.
final class Monitor implements CommandBody {
    private static final long SECOND = 1_000_000_000L;

    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        site.workspace().settle();
        List<Long> ids = site.items(call, "numbers").stream().map(Row::id).toList();
        if (ids.isEmpty()) {
            throw new CommandFailure(Sentences.NO_SUCH_ITEM);
        }
        boolean endless = !call.values().containsKey("duration");
        boolean once = Site.given(call, "once") || (endless && !context.interactive());
        if (Site.given(call, "as-value")) {
            return new Value.Array(
                    List.of(), new TreeMap<>(watched(site, ids).getFirst().values()));
        }
        if (once) {
            block(site, ids).forEach(context.out()::line);
            return new Value.Nothing();
        }
        long interval = nanos(call, "interval").orElse(SECOND);
        long rounds = nanos(call, "duration")
                .map(total -> Math.max(1, total / interval))
                .orElse(Long.MAX_VALUE);
        LiveBlock live = new LiveBlock(context);
        for (long round = 0; round < rounds; round++) {
            if (live.show(block(site, ids), interval)) {
                break;
            }
        }
        live.end();
        return new Value.Nothing();
    }

    private static Optional<Long> nanos(Invocation call, String argument) {
        Value given = call.values().get(argument);
        if (given == null) {
            return Optional.empty();
        }
        if (given instanceof Value.Time(long nanos) && nanos > 0) {
            return Optional.of(nanos);
        }
        return Optional.of(Times.interval(GivenText.of(given))
                .map(Value.Time::nanos)
                .filter(nanos -> nanos > 0)
                .orElseThrow(() -> new CommandFailure(Sentences.invalidTime(argument))));
    }

    private static List<Monitors.Watched> watched(Site site, List<Long> ids) {
        List<Monitors.Watched> watched = new ArrayList<>();
        for (Row row : site.rows()) {
            if (ids.contains(row.id())) {
                watched.add(Monitors.of(site.menu(), row, site.view()));
            }
        }
        if (watched.isEmpty()) {
            throw new CommandFailure(Sentences.NO_SUCH_ITEM);
        }
        return watched;
    }

    private static List<String> block(Site site, List<Long> ids) {
        List<Monitors.Watched> watched = watched(site, ids);
        List<Entry> entries = watched.stream().map(Monitor::entry).toList();
        List<Field> fields = watched.getFirst().fields().stream()
                .map(name -> new Field(name, false, false))
                .toList();
        List<String> lines = new ArrayList<>(BlockLayout.lines(fields, entries));
        for (Monitors.Watched each : watched) {
            List<Entry> links = each.links().stream()
                    .map(row -> Entries.of(each.linkMenu(), row, "", site.view().names()))
                    .toList();
            if (!links.isEmpty()) {
                List<Field> columns = each.linkMenu().columns().stream()
                        .filter(name -> !name.equals("bundle"))
                        .map(name ->
                                Entries.field(each.linkMenu().property(name).orElseThrow()))
                        .toList();
                lines.addAll(TableLayout.lines(
                        each.linkMenu().flags(), columns, links, site.context().columns()));
                lines.add("");
            }
        }
        return lines;
    }

    private static Entry entry(Monitors.Watched watched) {
        Map<String, List<String>> values = new java.util.LinkedHashMap<>();
        watched.values().forEach((name, value) -> values.put(name, List.of(GivenText.of(value))));
        return new Entry("", Set.of(), Optional.empty(), Optional.empty(), values);
    }
}
