package braid.shell.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A whole configuration as one file.
///
/// @param sequence the last record of the journal that it holds
/// @param nextIds the next item number of each number space
record Snapshot(long sequence, Map<String, Long> nextIds, Configuration configuration) {
    static final Snapshot EMPTY = new Snapshot(0, Map.of(), Configuration.EMPTY);
    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    byte[] encode() {
        ObjectNode node = JSON.createObjectNode().put("format", FORMAT).put("sequence", sequence);
        ObjectNode ids = node.putObject("nextIds");
        nextIds.forEach(ids::put);
        ObjectNode menus = node.putObject("menus");
        configuration.items().forEach((menu, items) -> {
            ArrayNode list = menus.putArray(menu);
            items.forEach(
                    item -> list.addObject().put("id", item.id()).set("values", JournalCodec.values(item.values())));
        });
        return (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// The bytes are no snapshot. The message says where or why, as it stands behind "is damaged".
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1;

        private Damaged(String where, Throwable cause) {
            super(where, cause);
        }

        private Damaged(String where) {
            super(where);
        }
    }

    static Snapshot decode(byte[] bytes) throws Damaged {
        JsonNode node = tree(bytes);
        if (node.path("format").intValue() != FORMAT || !node.path("menus").isObject()) {
            throw new Damaged("or of another version (it has no format " + FORMAT + ")");
        }
        try {
            Map<String, Long> ids = new TreeMap<>();
            node.path("nextIds")
                    .properties()
                    .forEach(entry -> ids.put(entry.getKey(), entry.getValue().longValue()));
            Map<String, List<Item>> menus = new TreeMap<>();
            node.path("menus").properties().forEach(entry -> {
                List<Item> items = new ArrayList<>();
                entry.getValue().forEach(item -> items.add(JournalCodec.item(entry.getKey(), item)));
                menus.put(entry.getKey(), List.copyOf(items));
            });
            return new Snapshot(node.path("sequence").longValue(), ids, new Configuration(menus));
        } catch (IllegalArgumentException e) {
            throw new Damaged("(it has a value that is none)", e);
        }
    }

    private static JsonNode tree(byte[] bytes) throws Damaged {
        try (JsonParser parser = JSON.createParser(bytes)) {
            JsonNode node = JSON.readTree(parser);
            if (node == null) {
                throw new Damaged("(it is empty)");
            }
            if (parser.nextToken() != null) {
                throw new Damaged(at(parser.currentTokenLocation()));
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new Damaged(e.getLocation() == null ? "(it is no JSON)" : at(e.getLocation()), e);
        } catch (IOException e) {
            throw new Damaged("(it is no UTF-8)", e);
        }
    }

    private static String at(JsonLocation place) {
        return "at line %d column %d".formatted(place.getLineNr(), place.getColumnNr());
    }
}
