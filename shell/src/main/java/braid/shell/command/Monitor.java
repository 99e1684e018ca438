package braid.shell.command;

import braid.shell.render.BlockLayout;
import braid.shell.render.Entry;
import braid.shell.render.Field;
import braid.shell.render.TableLayout;
import braid.shell.schema.GivenText;
import braid.shell.schema.Sentences;
import braid.shell.schema.Watch;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Monitors;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// `monitor`: what an item is doing, once or again and again until `q`; `do=` runs after each look.
final class Monitor implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        site.workspace().settle();
        Set<Long> ids =
                site.items(call, "numbers").stream().map(Row::id).collect(Collectors.toCollection(TreeSet::new));
        if (ids.isEmpty()) {
            throw new CommandFailure(Sentences.NO_SUCH_ITEM);
        }
        if (Site.given(call, "as-value")) {
            List<Value> all = watched(site, ids).stream().map(Monitor::value).toList();
            return all.size() == 1 ? all.getFirst() : Value.Array.of(all);
        }
        Repetition repetition = Repetition.of(call, context);
        Optional<Invocation.Code> code = Optional.ofNullable(call.blocks().get("do"));
        AtomicReference<List<Monitors.Watched>> latest = new AtomicReference<>(List.of());
        (code.isPresent() ? repetition.below() : repetition)
                .run(
                        context,
                        () -> {
                            latest.set(watched(site, ids));
                            return block(site, latest.get());
                        },
                        () -> code.ifPresent(block -> block.run(context, variables(latest.get()))));
        return new Value.Nothing();
    }

    private static Value value(Monitors.Watched watched) {
        return new Value.Array(List.of(), new TreeMap<>(watched.values()));
    }

    /// What `do=` finds: the values shown, by their names; of several items a list of each.
    private static Map<String, Value> variables(List<Monitors.Watched> watched) {
        if (watched.size() == 1) {
            return watched.getFirst().values();
        }
        Map<String, List<Value>> lists = new TreeMap<>();
        watched.forEach(each -> each.values()
                .forEach((name, value) ->
                        lists.computeIfAbsent(name, _ -> new ArrayList<>()).add(value)));
        Map<String, Value> variables = new TreeMap<>();
        lists.forEach((name, values) -> variables.put(name, Value.Array.of(values)));
        return variables;
    }

    private static List<Monitors.Watched> watched(Site site, Set<Long> ids) {
        Watch what = site.menu().watch().orElseThrow();
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

    private static List<String> block(Site site, List<Monitors.Watched> watched) {
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
        Map<String, List<String>> values = new LinkedHashMap<>();
        watched.values().forEach((name, value) -> values.put(name, List.of(GivenText.of(value))));
        return new Entry("", Set.of(), Optional.empty(), Optional.empty(), values);
    }
}
