package braid.shell.command;

import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.value.Stamp;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// `print`: the items of a menu in one of the forms; once, again and again (`interval=`), or with those that come
/// (`follow`).
final class Print implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        PrintedFile file = new PrintedFile(call, context);
        PrintForms forms = new PrintForms(call, site, file.isWanted() ? PrintedFile.COLUMNS : context.columns());
        if (LinuxReads.tellsAny(site.menu())) {
            site.workspace().settle();
        }
        if (site.menu().kind() == MenuDeclaration.Kind.SETTINGS) {
            if (Site.given(call, "as-value")) {
                return forms.values(site.settings());
            }
            boolean oid = Site.given(call, "oid");
            show(call, site, file, () -> oid ? Oids.settings(site.menu()) : forms.settings(site.settings()));
            return new Value.Nothing();
        }
        if (Site.given(call, "count-only")) {
            List<Row> rows = rows(call, site);
            context.out().line(Integer.toString(rows.size()));
            return new Value.Num(rows.size());
        }
        if (Site.given(call, "as-value")) {
            return forms.values(rows(call, site));
        }
        if (Site.given(call, "follow") || Site.given(call, "follow-only")) {
            new Following(call, site, forms).run();
            return new Value.Nothing();
        }
        show(call, site, file, () -> {
            List<Row> rows = rows(call, site);
            remember(rows, site);
            return Site.given(call, "oid")
                    ? Oids.items(site.menu(), rows, forms.width())
                    : forms.of(rows).lines();
        });
        return new Value.Nothing();
    }

    private static void show(Invocation call, Site site, PrintedFile file, Supplier<List<String>> look) {
        Supplier<List<String>> lines = Site.given(call, "timestamp") ? () -> stamped(site, look.get()) : look;
        OptionalLong interval = Repetition.nanos(call, "interval");
        Context context = site.context();
        if (file.isWanted()) {
            file.write(lines.get());
        } else if (interval.isPresent()) {
            Repetition.every(call, interval.getAsLong(), context).run(context, lines, () -> {});
        } else if (Site.given(call, "without-paging") || site.menu().kind() == MenuDeclaration.Kind.SETTINGS) {
            lines.get().forEach(context.out()::line);
        } else {
            context.out().paged(lines.get());
        }
    }

    /// When it was (form unverified: no capture is known).
    private static List<String> stamped(Site site, List<String> lines) {
        List<String> all = new ArrayList<>();
        all.add(Stamp.of(site.workspace().now(), site.view().zone()));
        all.addAll(lines);
        return all;
    }

    static void remember(List<Row> rows, Site site) {
        site.context()
                .numbers()
                .remember(
                        site.menu().path(),
                        rows.stream().filter(Row::numbered).map(Row::id).toList());
    }

    /// What the arguments choose, as it is now.
    static List<Row> rows(Invocation call, Site site) {
        List<Row> rows = call.values().containsKey("from")
                ? Find.matching(call.where(), site, () -> site.items(call, "from"))
                : Find.matching(call, site);
        return grouped(call, ofChain(call, rows));
    }

    /// `chain=`, `dynamic` and `static` of the firewall's menus; all are shown without them.
    private static List<Row> ofChain(Invocation call, List<Row> rows) {
        Optional<String> chain = Optional.ofNullable(call.values().get("chain")).map(GivenText::of);
        boolean dynamic = Site.given(call, "dynamic");
        boolean configured = Site.given(call, "static");
        if (chain.isEmpty() && dynamic == configured) {
            return rows;
        }
        return rows.stream()
                .filter(row -> chain.isEmpty()
                        || chain.get().equals(GivenText.of(row.values().getOrDefault("chain", new Value.Nothing()))))
                .filter(row -> dynamic == configured || row.isDynamic() == dynamic)
                .toList();
    }

    /// `group-by=`: what has the same value stands together, groups as they come first. (Unverified: 7.22 has the
    /// argument; no capture is known.)
    private static List<Row> grouped(Invocation call, List<Row> rows) {
        Value property = call.values().get("group-by");
        if (property == null) {
            return rows;
        }
        Map<Value, List<Row>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(
                        row.values().getOrDefault(GivenText.of(property), new Value.Nothing()), _ -> new ArrayList<>())
                .add(row));
        return groups.values().stream().flatMap(List::stream).toList();
    }
}
