package braid.shell.command;

import braid.shell.config.Draft;
import braid.shell.config.Item;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Selector;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// `set`: other values for properties; `!name` takes one away.
final class SetCommand implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        MenuDeclaration menu = site.menu();
        if (menu.kind() == MenuDeclaration.Kind.SETTINGS) {
            site.edit(menu.noun() + " changed", draft -> {
                Map<String, Value> values = changes(menu, call, draft);
                draft.alter(menu.path(), 0, values);
                return values;
            });
        } else {
            List<Selection.Target> targets = Selection.targets(site, call);
            if (!targets.isEmpty()) {
                site.edit(site.action("changed", targets.getFirst().id()), draft -> {
                    targets.forEach(
                            target -> target.in(draft).ifPresent(id -> change(target.owner(), id, call, draft)));
                    return targets;
                });
            }
        }
        return new Value.Nothing();
    }

    private static Map<String, Value> change(MenuDeclaration owner, long id, Invocation call, Draft draft) {
        Map<String, Value> values = changes(owner, call, draft);
        alter(draft, owner, id, values);
        return values;
    }

    /// Gives an item other values, with which it must differ from the others.
    ///
    /// @param values [Value.Nothing] takes a property away
    static void alter(Draft draft, MenuDeclaration owner, long id, Map<String, Value> values) {
        Map<String, Value> given = new TreeMap<>(values);
        if (values.containsKey(Selector.NAME)) {
            given.put(Selector.UNNAMED.name(), new Value.Nothing());
        }
        Item item = draft.now().item(owner.path(), id).orElseThrow(() -> new CommandFailure(Sentences.NO_SUCH_ITEM));
        Map<String, Value> changed = owner.joining().joined(item.values(), given);
        Uniqueness.check(draft, owner, item.with(changed).values(), OptionalLong.of(id));
        draft.alter(owner.path(), id, changed);
    }

    private static Map<String, Value> changes(MenuDeclaration owner, Invocation call, Draft draft) {
        Map<String, Value> values = PropertyReader.read(owner, call.values(), draft.names());
        for (String name : call.unset()) {
            Property property = owner.property(name)
                    .filter(Property::settable)
                    .orElseThrow(() -> new CommandFailure("expected end of command"));
            requireUnsettable(property);
            values.put(property.name(), new Value.Nothing());
        }
        return values;
    }

    static void requireUnsettable(Property property) {
        if (property.is(Trait.REQUIRED) || property.is(Trait.NAME)) {
            throw new CommandFailure("failure: " + property.name() + " cannot be unset");
        }
    }
}
