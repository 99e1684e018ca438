package braid.shell.config;

import braid.shell.schema.Networks;
import braid.shell.value.Addresses;
import braid.shell.value.Value;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Values in the files of the state directory. Text, numbers, yes and no are JSON's own; the rest is an
/// object whose only key names the kind. Knows no menu, so that files outlive changes of the declarations.
final class ValueJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ValueJson() {}

    /// Writes what [#encode] gives; a text, nearly every value, without a node of its own.
    static void write(Value value, JsonGenerator json) throws IOException {
        if (value instanceof Value.Str(String bytes)) {
            json.writeString(bytes);
        } else {
            json.writeTree(encode(value));
        }
    }

    static JsonNode encode(Value value) {
        return switch (value) {
            case Value.Str(String bytes) -> JSON.textNode(bytes);
            case Value.Num(long number) -> JSON.numberNode(number);
            case Value.Bool(boolean yes) -> JSON.booleanNode(yes);
            case Value.Nothing() -> JSON.nullNode();
            case Value.Code _ -> throw new IllegalArgumentException("code is not stored");
            case Value.Nil() -> JSON.objectNode().put("nil", true);
            case Value.Id(long id) -> JSON.objectNode().put("id", id);
            case Value.Time(long nanos) -> JSON.objectNode().put("nanos", nanos);
            case Value.Ip ip -> JSON.objectNode().put("ip", Addresses.write(ip));
            case Value.IpPrefix(Value.Ip ip, int bits) ->
                JSON.objectNode().put("prefix", Addresses.write(ip) + "/" + bits);
            case Value.Ip6 ip -> JSON.objectNode().put("ip6", Addresses.write(ip));
            case Value.Ip6Prefix(Value.Ip6 ip, int bits) ->
                JSON.objectNode().put("prefix6", Addresses.write(ip) + "/" + bits);
            case Value.Array(List<Value> elements, Map<String, Value> keyed) -> array(elements, keyed);
        };
    }

    private static JsonNode array(List<Value> elements, Map<String, Value> keyed) {
        ArrayNode list = JSON.arrayNode();
        elements.forEach(element -> list.add(encode(element)));
        if (keyed.isEmpty()) {
            return list;
        }
        ObjectNode map = JSON.objectNode();
        keyed.forEach((key, element) -> map.set(key, encode(element)));
        return JSON.objectNode().<ObjectNode>set("elements", list).set("keyed", map);
    }

    /// @throws IllegalArgumentException if it is no value
    static Value decode(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> new Value.Str(node.textValue());
            case NUMBER -> new Value.Num(node.longValue());
            case BOOLEAN -> new Value.Bool(node.booleanValue());
            case NULL -> new Value.Nothing();
            case ARRAY -> new Value.Array(elements(node), Map.of());
            case OBJECT -> object(node);
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no value: " + node);
        };
    }

    private static Value object(JsonNode node) {
        String kind = node.fieldNames().hasNext() ? node.fieldNames().next() : "";
        JsonNode inner = node.path(kind);
        return switch (kind) {
            case "nil" -> new Value.Nil();
            case "id" -> new Value.Id(inner.longValue());
            case "nanos" -> new Value.Time(inner.longValue());
            case "ip" -> Addresses.ip(inner.asText()).orElseThrow(() -> noValue(node));
            case "prefix" -> Networks.prefix(inner.asText()).orElseThrow(() -> noValue(node));
            case "ip6" -> Addresses.ip6(inner.asText()).orElseThrow(() -> noValue(node));
            case "prefix6" -> prefix6(inner.asText());
            case "elements" -> {
                Map<String, Value> keyed = new TreeMap<>();
                node.path("keyed").properties().forEach(entry -> keyed.put(entry.getKey(), decode(entry.getValue())));
                yield new Value.Array(elements(inner), keyed);
            }
            default -> throw noValue(node);
        };
    }

    private static Value prefix6(String text) {
        int slash = text.indexOf('/');
        Value.Ip6 address = Addresses.ip6(text.substring(0, slash)).orElseThrow();
        return new Value.Ip6Prefix(address, Integer.parseInt(text.substring(slash + 1)));
    }

    private static List<Value> elements(JsonNode list) {
        List<Value> elements = new ArrayList<>();
        list.forEach(element -> elements.add(decode(element)));
        return elements;
    }

    private static IllegalArgumentException noValue(JsonNode node) {
        return new IllegalArgumentException("no value: " + node);
    }
}
