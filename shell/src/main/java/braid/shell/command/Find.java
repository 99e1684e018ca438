package braid.shell.command;

import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Type;
import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.status.Rows;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// `find`: ids of the items for which the condition holds, in the order of the list.
final class Find implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        List<Value> ids = matching(call, Site.of(call, context)).stream()
                .map(row -> (Value) new Value.Id(row.id()))
                .toList();
        return new Value.Array(ids, Map.of());
    }

    /// The items of a menu that meet the condition, as they are now.
    static List<Row> matching(Invocation call, Site site) {
        return matching(call.where(), site);
    }

    /// @param where empty: all of them
    static List<Row> matching(Optional<Invocation.Condition> where, Site site) {
        return matching(
                where,
                site,
                () -> where.flatMap(condition -> candidates(condition, site)).orElseGet(site::rows));
    }

    /// @param rows the candidates as they are when it is called
    static List<Row> matching(Optional<Invocation.Condition> where, Site site, Supplier<List<Row>> rows) {
        LinuxReads.Watch watch = new LinuxReads.Watch(site.menu());
        return LinuxReads.settled(site, watch, () -> {
            if (where.isEmpty()) {
                return rows.get();
            }
            Type.Names names = new RememberedNames(site.view().names());
            return rows.get().stream()
                    .filter(row -> where.get().test(watch.over(new ScriptRow(site.menu(), row, names)), site.context()))
                    .toList();
        });
    }

    /// Those that have a value without which the condition does not hold, where they can be looked up.
    private static Optional<List<Row>> candidates(Invocation.Condition condition, Site site) {
        MenuDeclaration menu = site.menu();
        Map<String, Value> required =
                condition.required(name -> menu.property(name).isPresent()
                        || menu.flags().stream().anyMatch(flag -> flag.name().equals(name)));
        for (var entry : required.entrySet()) {
            Optional<List<Row>> found = menu.property(entry.getKey())
                    .flatMap(property -> stored(property, entry.getValue(), site)
                            .flatMap(value -> Rows.having(menu, site.view(), property.name(), value)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// What an item has that was given it; empty where others may be equal to `given` too.
    private static Optional<Value> stored(Property property, Value given, Site site) {
        Type.Names names = site.view().names();
        boolean plain = property.settable()
                && !property.is(Property.Trait.DERIVED)
                && !GivenText.of(given).isEmpty()
                && property.byDefault()
                        .filter(usual -> property.type().equal(usual, given, names))
                        .isEmpty();
        return plain ? property.type().lookedUp(given, names) : Optional.empty();
    }
}
