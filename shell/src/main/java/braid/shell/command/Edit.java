package braid.shell.command;

import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.script.TextEditor;
import braid.shell.status.Row;
import braid.shell.status.Rows;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `edit`: a property's value in a full-screen editor.
final class Edit implements CommandBody {
    @Override
    public Value run(Invocation given, Context context) {
        if (!context.interactive()) {
            throw new CommandFailure(Sentences.NEEDS_A_PERSON);
        }
        Site site = Site.of(given, context);
        boolean settings = site.menu().kind() == MenuDeclaration.Kind.SETTINGS;
        Row row = settings ? Rows.settings(site.menu(), site.view()) : one(site.items(given, "number"));
        if (!settings) {
            site.requireConfigured(row);
        }
        Invocation call = Asked.complete(given, "value-name", context);
        Property property = site.ownerOf(row)
                .property(GivenText.of(call.values().get("value-name")))
                .filter(Property::settable)
                .orElseThrow(() -> new CommandFailure(Sentences.noMatch("value-name")));
        Value value = row.values().get(property.name());
        String before =
                value == null ? "" : property.type().write(value, site.view().names());
        Optional<String> after =
                context.service(TextEditor.class).edited(before).filter(text -> !text.equals(before));
        after.ifPresent(text -> site.edit(site.menu().noun() + " changed", draft -> {
            Map<String, Value> changed =
                    PropertyReader.read(site.ownerOf(row), Map.of(property.name(), new Value.Str(text)), draft.names());
            if (settings) {
                draft.alter(row.owner(), row.id(), changed);
            } else {
                SetCommand.alter(draft, site.ownerOf(row), row.id(), changed);
            }
            return changed;
        }));
        return new Value.Nothing();
    }

    private static Row one(List<Row> rows) {
        if (rows.size() != 1) {
            throw new CommandFailure(Sentences.NO_SUCH_ITEM);
        }
        return rows.getFirst();
    }
}
