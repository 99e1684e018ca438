package braid.shell.command;

import braid.shell.script.CommandFailure;
import braid.shell.value.Bounds;
import braid.shell.value.Literals;
import braid.shell.value.TextBuilder;
import braid.shell.value.Texts;
import braid.shell.value.TypeFailure;
import braid.shell.value.Value;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Values as JSON and back. JSON is text, so that the bytes of a value are read as UTF-8 and written as it.
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Bounds.DEPTH)
                    .maxStringLength(Bounds.TEXT_BYTES)
                    .build())
            .build());
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final boolean convert;

    /// @param convert whether texts that are numbers are numbers (RouterOS's way without
    /// `json.no-string-conversion`)
    Json(boolean convert) {
        this.convert = convert;
    }

    String write(Value value, boolean pretty) {
        try {
            JsonNode node = node(value);
            TextBuilder text = new TextBuilder();
            (pretty ? MAPPER.writerWithDefaultPrettyPrinter() : MAPPER.writer()).writeValue(text, node);
            return bytes(text.toString());
        } catch (IOException e) {
            throw e.getCause() instanceof TypeFailure tooLarge
                    ? tooLarge
                    : new IllegalStateException("a tree that cannot be written", e);
        }
    }

    /// @throws CommandFailure when the text is no JSON
    Value read(String bytes) {
        try {
            JsonNode node = MAPPER.readTree(text(bytes));
            return node.isMissingNode() ? new Value.Nothing() : value(node, new Bounds.Room());
        } catch (JsonProcessingException e) {
            throw new CommandFailure("failure: no valid JSON: " + e.getOriginalMessage());
        }
    }

    /// An array with a key is an object, in which elements without one are counted.
    private JsonNode node(Value value) {
        return switch (value) {
            case Value.Num(long number) -> NODES.numberNode(number);
            case Value.Bool(boolean truth) -> NODES.booleanNode(truth);
            case Value.Nil(), Value.Nothing() -> NODES.nullNode();
            case Value.Str(String bytes)
            when convert && Literals.number(bytes).isPresent() ->
                node(Literals.number(bytes).orElseThrow());
            case Value.Array(List<Value> elements, Map<String, Value> keyed)
            when keyed.isEmpty() -> {
                var array = NODES.arrayNode();
                elements.forEach(element -> array.add(node(element)));
                yield array;
            }
            case Value.Array(List<Value> elements, Map<String, Value> keyed) -> {
                ObjectNode object = NODES.objectNode();
                for (int i = 0; i < elements.size(); i++) {
                    object.set(Integer.toString(i), node(elements.get(i)));
                }
                keyed.forEach((key, element) -> object.set(text(key), node(element)));
                yield object;
            }
            case Value.Str _,
                    Value.Ip _,
                    Value.IpPrefix _,
                    Value.Ip6 _,
                    Value.Ip6Prefix _,
                    Value.Id _,
                    Value.Time _,
                    Value.Code _ -> NODES.textNode(text(Texts.of(value)));
        };
    }

    private Value value(JsonNode node, Bounds.Room room) {
        if (node.isContainerNode()) {
            room.takeArray();
        } else {
            room.take(1, 0);
        }
        if (node.isObject()) {
            Map<String, Value> keyed = new TreeMap<>();
            node.properties().forEach(entry -> keyed.put(bytes(entry.getKey()), value(entry.getValue(), room)));
            return new Value.Array(List.of(), keyed);
        }
        if (node.isArray()) {
            List<Value> elements = new ArrayList<>();
            node.forEach(element -> elements.add(value(element, room)));
            return Value.Array.of(elements);
        }
        if (node.isBoolean()) {
            return new Value.Bool(node.booleanValue());
        }
        if (node.isNull()) {
            return new Value.Nil();
        }
        if (node.isNumber()) {
            return node.canConvertToLong() && node.isIntegralNumber()
                    ? new Value.Num(node.longValue())
                    : new Value.Str(node.asText());
        }
        String text = bytes(node.asText());
        return convert ? Literals.of(text) : new Value.Str(text);
    }

    private static String text(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
