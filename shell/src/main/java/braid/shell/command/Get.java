package braid.shell.command;

import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// `get`: the value of a property, or all of them by name.
final class Get implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        Optional<Value> asked = Optional.ofNullable(call.values().get("value-name"));
        if (asked.map(name -> LinuxReads.tells(site.menu(), GivenText.of(name)))
                .orElseGet(() -> LinuxReads.tellsAny(site.menu()))) {
            site.workspace().settle();
        }
        ScriptRow row = new ScriptRow(site.menu(), row(site, call), site.view().names());
        Value name = call.values().get("value-name");
        if (name == null) {
            return new Value.Array(List.of(), new TreeMap<>(row.all()));
        }
        String word = GivenText.of(name);
        boolean known = word.equals(".id")
                || site.menu().property(word).isPresent()
                || site.menu().flags().stream().anyMatch(flag -> flag.name().equals(word));
        if (!known) {
            throw new CommandFailure(Sentences.noMatch("value-name"));
        }
        return isText(call) ? text(site, row, word) : row.property(word);
    }

    private static boolean isText(Invocation call) {
        return Site.given(call, "as-string") || Site.given(call, "as-string-value");
    }

    /// As `print` shows it, a text whatever its type. (How the two arguments of 7.22 differ is unverified.)
    private static Value text(Site site, ScriptRow row, String name) {
        return site.menu()
                .property(name)
                .flatMap(property -> row.row()
                        .value(name)
                        .<Value>map(stored -> new Value.Str(
                                property.type().write(stored, site.view().names()))))
                .orElseGet(() -> new Value.Str(GivenText.of(row.property(name))));
    }

    private static Row row(Site site, Invocation call) {
        if (site.menu().kind() == MenuDeclaration.Kind.SETTINGS) {
            return site.settings();
        }
        List<Row> rows = site.items(call, "number");
        if (rows.size() != 1) {
            throw new CommandFailure(Sentences.NO_SUCH_ITEM);
        }
        return rows.getFirst();
    }
}
