package braid.shell.schema;

import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// An item of a menu, given by its name or id and kept as its id, so that a new name shows everywhere.
///
/// @param offered the menus whose items can be meant, for completion
record ReferenceType(String menu, List<String> offered) implements Type {
    @Override
    public Reading read(Value given, Names names) {
        if (given instanceof Value.Id) {
            return new Reading.Accepted(given);
        }
        String text = GivenText.of(given);
        if (text.matches("\\*[0-9A-Fa-f]{1,15}")) {
            return new Reading.Accepted(new Value.Id(Long.parseLong(text.substring(1), 16)));
        }
        OptionalLong exact = names.idOf(menu, text);
        if (exact.isPresent()) {
            return new Reading.Accepted(new Value.Id(exact.getAsLong()));
        }
        return switch (Abbreviation.find(text, names.of(menu))) {
            case Abbreviation.Found(String name) ->
                new Reading.Accepted(new Value.Id(names.idOf(menu, name).orElseThrow()));
            case Abbreviation.Unknown() -> new Reading.Refused(Types.NO_MATCH);
            case Abbreviation.Ambiguous() -> new Reading.Refused(Abbreviation.AMBIGUOUS);
        };
    }

    @Override
    public String write(Value stored, Names names) {
        return stored instanceof Value.Id(long id)
                ? names.nameOf(menu, id).orElseGet(() -> GivenText.of(stored))
                : GivenText.of(stored);
    }

    @Override
    public boolean quoted() {
        return false;
    }

    @Override
    public Optional<Value> lookedUp(Value given, Names names) {
        boolean name = given instanceof Value.Str || given instanceof Value.Id;
        return name && read(given, names) instanceof Reading.Accepted(Value value)
                ? Optional.of(value)
                : Optional.empty();
    }

    @Override
    public List<String> refersTo() {
        return List.of(menu);
    }

    @Override
    public List<String> words(Names names) {
        return offered.stream().flatMap(part -> names.of(part).stream()).toList();
    }
}
