package braid.shell.command;

import braid.shell.render.BlockLayout;
import braid.shell.render.Entry;
import braid.shell.render.Field;
import braid.shell.render.TableLayout;
import braid.shell.schema.GivenText;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Monitors.Watched;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Values that are looked at once, or again and again until `q`; `do=` runs after each look, `file=` keeps them.
///
/// @param look what is watched, as it is when it is called; one entry for each item
record Watching(Invocation call, Site site, Supplier<List<Watched>> look) {
    Value run() {
        Context context = site.context();
        if (Site.given(call, "as-value")) {
            List<Value> all =
                    chosen().stream().map(watched -> value(watched.values())).toList();
            return all.size() == 1 ? all.getFirst() : Value.Array.of(all);
        }
        PrintedFile file = new PrintedFile(call, context);
        Repetition repetition = Repetition.of(call, context);
        Optional<Invocation.Code> code = Optional.ofNullable(call.blocks().get("do"));
        AtomicReference<List<Watched>> latest = new AtomicReference<>(List.of());
        (code.isPresent() || file.isWanted() ? repetition.below() : repetition)
                .run(
                        context,
                        () -> {
                            latest.set(chosen());
                            return file.isWanted() ? file.collect(block(latest.get())) : block(latest.get());
                        },
                        () -> code.ifPresent(block -> block.run(context, variables(latest.get()))));
        return new Value.Nothing();
    }

    private static Value value(Map<String, Value> values) {
        return new Value.Array(List.of(), new TreeMap<>(values));
    }

    /// What `proplist` asks for.
    private List<Watched> chosen() {
        List<Watched> all = look.get();
        Value given = call.values().get("proplist");
        if (given == null) {
            return all;
        }
        List<String> names = List.of(GivenText.of(given).split(",", -1));
        return all.stream()
                .map(watched -> {
                    if (!watched.fields().containsAll(names)) {
                        throw new CommandFailure(Sentences.noMatch("proplist"));
                    }
                    Map<String, Value> values = new LinkedHashMap<>(watched.values());
                    values.keySet().retainAll(Set.copyOf(names));
                    return new Watched(names, values, List.of(), watched.linkMenu(), watched.shown());
                })
                .toList();
    }

    /// What `do=` finds: the values shown, by their names; of several items a list of each.
    private static Map<String, Value> variables(List<Watched> watched) {
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

    private List<String> block(List<Watched> watched) {
        List<Entry> entries = watched.stream().map(Watching::entry).toList();
        List<Field> fields = watched.getFirst().fields().stream()
                .map(name -> new Field(name, false, false))
                .toList();
        List<String> lines = new ArrayList<>(BlockLayout.lines(fields, entries));
        for (Watched each : watched) {
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

    private static Entry entry(Watched watched) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        watched.values()
                .forEach((name, value) ->
                        values.put(name, List.of(watched.shown().getOrDefault(name, GivenText.of(value)))));
        return new Entry("", Set.of(), Optional.empty(), Optional.empty(), values);
    }
}
