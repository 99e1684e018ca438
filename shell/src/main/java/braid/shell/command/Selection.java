package braid.shell.command;

import braid.shell.config.Draft;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.Ability;
import braid.shell.schema.Selector;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// The items that `numbers=` of a changing command means. In menus whose items only the hardware or RouterOS
/// knows, what is named and not there is one of them too, and is made when the command changes it.
final class Selection {
    /// An item to change.
    ///
    /// @param owner the menu whose item it is
    record Target(MenuDeclaration owner, OptionalLong id, Optional<Selector> made) {
        /// The item's id in the draft, which gets it now if it was not there. Empty when `find` found nothing.
        ///
        /// @throws CommandFailure "no such item" where there can be no item of that name
        OptionalLong in(Draft draft) {
            if (id.isPresent()) {
                return id;
            }
            Selector selector = made.orElseThrow();
            OptionalLong port = hardware(owner, selector, draft);
            if (port.isPresent() || (owner.carriedOut() && selector instanceof Selector.Found)) {
                return port;
            }
            if (owner.carriedOut()) {
                throw new CommandFailure(Sentences.NO_SUCH_ITEM);
            }
            Map<String, Value> values = new TreeMap<>();
            selector.mark(values);
            return OptionalLong.of(
                    draft.add(owner.path(), values, OptionalLong.empty()).id());
        }
    }

    private Selection() {}

    /// @throws CommandFailure "no such item"
    static List<Target> targets(Site site, Invocation call) {
        Value given = Asked.complete(call, "numbers", site.context()).values().get("numbers");
        Optional<List<Target>> known = ConfiguredSelection.targets(site, given);
        if (known.isPresent()) {
            return known.get();
        }
        List<Row> rows = site.rows();
        List<Target> targets = new ArrayList<>();
        if (given instanceof Value.Array || !site.menu().can(Ability.APPEAR)) {
            ItemNumbers.rows(given, site.menu().path(), rows, site.context())
                    .forEach(row -> targets.add(of(site, row)));
        } else {
            for (String word : GivenText.of(given).split(",", -1)) {
                if (!word.isBlank()) {
                    targets.add(target(site, rows, word.strip()));
                }
            }
        }
        if (targets.isEmpty() && site.menu().can(Ability.APPEAR)) {
            call.selected()
                    .flatMap(Selector::found)
                    .ifPresent(selector ->
                            targets.add(new Target(site.menu(), OptionalLong.empty(), Optional.of(selector))));
        }
        return targets;
    }

    private static Target of(Site site, Row row) {
        site.requireConfigured(row);
        return new Target(site.ownerOf(row), OptionalLong.of(row.id()), Optional.empty());
    }

    private static Target target(Site site, List<Row> rows, String word) {
        Value remembered = new Value.Str(word);
        Optional<Row> same = rows.stream()
                .filter(row -> remembered.equals(row.values().get(Selector.REMEMBERED.name())))
                .findFirst();
        if (same.isPresent()) {
            return of(site, same.get());
        }
        Optional<Row> there = ItemNumbers.row(remembered, site.menu().path(), rows, site.context());
        if (there.isPresent()) {
            return of(site, there.get());
        }
        if (word.startsWith("*") || !canBeNamed(site.menu(), word)) {
            throw new CommandFailure(Sentences.NO_SUCH_ITEM);
        }
        return new Target(site.menu(), OptionalLong.empty(), Optional.of(Selector.of(word)));
    }

    /// What has an order, like rules, has numbers and no names.
    private static boolean canBeNamed(MenuDeclaration menu, String word) {
        return Selector.of(word) instanceof Selector.Numbered || !menu.can(Ability.MOVE);
    }

    /// A port that the machine lacks, where its name is that of one.
    private static OptionalLong hardware(MenuDeclaration menu, Selector selector, Draft draft) {
        return switch (selector) {
            case Selector.Named(String name) -> draft.names().idOf(menu.path(), name);
            case Selector.Found(Optional<String> property, String value)
            when property.isPresent() && !property.get().equals(Selector.DEFAULT) ->
                draft.names().idOf(menu.path(), value);
            case Selector.Found _, Selector.Numbered _ -> OptionalLong.empty();
        };
    }
}
