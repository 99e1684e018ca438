package braid.shell.command;

import braid.shell.schema.GivenText;
import braid.shell.schema.Property;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;

/// `unset`: takes a property away.
final class Unset implements CommandBody {
    @Override
    public Value run(Invocation asked, Context context) {
        Invocation call = Asked.complete(asked, context, "numbers", "value-name");
        Site site = Site.of(call, context);
        List<Row> rows = site.items(call, "numbers");
        Value name = call.values().get("value-name");
        Property property = site.menu()
                .property(GivenText.of(name))
                .filter(Property::settable)
                .orElseThrow(() -> new CommandFailure(Sentences.noMatch("value-name")));
        SetCommand.requireUnsettable(property);
        rows.forEach(site::requireConfigured);
        site.edit(site.menu().noun() + " changed", draft -> {
            rows.forEach(row ->
                    SetCommand.alter(draft, site.ownerOf(row), row.id(), Map.of(property.name(), new Value.Nothing())));
            return rows;
        });
        return new Value.Nothing();
    }
}
