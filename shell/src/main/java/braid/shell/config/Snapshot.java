package braid.shell.config;

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

    /// @throws IOException if the bytes are no snapshot; the message says why
    static Snapshot decode(byte[] bytes) throws IOException {
        JsonNode node = JSON.readTree(bytes);
        if (node.path("format").intValue() != FORMAT || !node.path("menus").isObject()) {
            throw new IOException("not a snapshot of this version");
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
            throw new IOException(e.getMessage(), e);
        }
    }
}
