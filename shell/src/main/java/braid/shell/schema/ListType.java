package braid.shell.schema;

import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A comma list of values of one type; the order is kept.
record ListType(Type element) implements Type {
    @Override
    public Reading read(Value given, Names names) {
        List<Value> read = new ArrayList<>();
        for (Value part : GivenText.parts(given)) {
            switch (element.read(part, names)) {
                case Reading.Accepted(Value value) -> read.add(value);
                case Reading.Refused refused -> {
                    return refused;
                }
            }
        }
        return new Reading.Accepted(new Value.Array(read, Map.of()));
    }

    @Override
    public String write(Value stored, Names names) {
        return GivenText.parts(stored).stream()
                .map(part -> element.write(part, names))
                .collect(Collectors.joining(","));
    }

    @Override
    public Value script(Value stored, Names names) {
        return new Value.Array(
                GivenText.parts(stored).stream()
                        .map(part -> element.script(part, names))
                        .toList(),
                Map.of());
    }

    @Override
    public boolean quoted() {
        return false;
    }

    @Override
    public List<String> words(Names names) {
        return element.words(names);
    }
}
