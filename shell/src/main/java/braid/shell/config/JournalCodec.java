package braid.shell.config;

import braid.shell.value.Value;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// Lines of the journal as JSON. Each line is `{"crc":"89abcdef","record":{...}}`, the sum being over the
/// bytes of the record, so that a torn or damaged line is told from a whole one.
final class JournalCodec {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEAD = "{\"crc\":\"";
    private static final String MIDDLE = "\",\"record\":";
    private static final String NO_SUM = "00000000";
    private static final int RECORD_AT = HEAD.length() + NO_SUM.length() + MIDDLE.length();

    private JournalCodec() {}

    /// The line with its line end.
    static byte[] encode(JournalRecord record) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes((HEAD + NO_SUM + MIDDLE).getBytes(StandardCharsets.ISO_8859_1));
        try (JsonGenerator json = JSON.createGenerator(line)) {
            write(record, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int end = line.size();
        line.writeBytes(new byte[] {'}', '\n'});
        byte[] bytes = line.toByteArray();
        byte[] sum = crc(bytes, RECORD_AT, end - RECORD_AT).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(sum, 0, bytes, HEAD.length(), sum.length);
        return bytes;
    }

    /// Empty when the bytes are not a whole, undamaged line.
    static Optional<JournalRecord> decode(byte[] line) {
        if (line.length <= RECORD_AT) {
            return Optional.empty();
        }
        String sum = new String(line, HEAD.length(), 8, StandardCharsets.ISO_8859_1);
        if (!sum.equals(crc(line, RECORD_AT, line.length - 1 - RECORD_AT))) {
            return Optional.empty();
        }
        try {
            return Optional.of(record(JSON.readTree(line, RECORD_AT, line.length - 1 - RECORD_AT)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String crc(byte[] bytes, int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, offset, length);
        return "%08x".formatted(crc.getValue());
    }

    private static void write(JournalRecord record, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("sequence", record.sequence());
        switch (record) {
            case JournalRecord.Changed(long _, OptionalLong transaction, HistoryEntry entry) -> {
                writeIfPresent("transaction", transaction, json);
                json.writeStringField("at", entry.at().toString());
                json.writeStringField("user", entry.user());
                json.writeStringField("action", entry.action());
                json.writeArrayFieldStart("changes");
                for (Change change : entry.changes()) {
                    write(change, json);
                }
                json.writeEndArray();
            }
            case JournalRecord.Ended(long _, long transaction, boolean kept, OptionalLong within) -> {
                json.writeNumberField("transaction", transaction);
                json.writeBooleanField("kept", kept);
                writeIfPresent("within", within, json);
            }
        }
        json.writeEndObject();
    }

    private static void writeIfPresent(String name, OptionalLong number, JsonGenerator json) throws IOException {
        if (number.isPresent()) {
            json.writeNumberField(name, number.getAsLong());
        }
    }

    private static JournalRecord record(JsonNode node) {
        long sequence = node.path("sequence").longValue();
        if (node.has("kept")) {
            return new JournalRecord.Ended(
                    sequence,
                    node.path("transaction").longValue(),
                    node.path("kept").booleanValue(),
                    number(node, "within"));
        }
        List<Change> changes = new ArrayList<>();
        node.path("changes").forEach(change -> changes.add(change(change)));
        Instant at = Instant.parse(node.path("at").asText("1970-01-01T00:00:00Z"));
        return new JournalRecord.Changed(
                sequence,
                number(node, "transaction"),
                new HistoryEntry(
                        sequence,
                        node.path("action").asText(),
                        node.path("user").asText(),
                        at,
                        changes));
    }

    private static OptionalLong number(JsonNode node, String name) {
        return node.has(name) ? OptionalLong.of(node.path(name).longValue()) : OptionalLong.empty();
    }

    private static void write(Change change, JsonGenerator json) throws IOException {
        json.writeStartObject();
        switch (change) {
            case Change.Added(Item item, long before) -> {
                json.writeStringField("do", "add");
                json.writeNumberField("before", before);
                write("values", item.values(), json);
            }
            case Change.Removed(Item item, long before) -> {
                json.writeStringField("do", "remove");
                json.writeNumberField("before", before);
                write("values", item.values(), json);
            }
            case Change.Altered(String _, long _, Map<String, Value> from, Map<String, Value> to) -> {
                json.writeStringField("do", "alter");
                write("from", from, json);
                write("to", to, json);
            }
            case Change.Moved(String _, long _, long from, long to) -> {
                json.writeStringField("do", "move");
                json.writeNumberField("from", from);
                json.writeNumberField("to", to);
            }
        }
        json.writeStringField("menu", change.menu());
        json.writeNumberField("id", change.id());
        json.writeEndObject();
    }

    private static void write(String name, Map<String, Value> values, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            json.writeFieldName(entry.getKey());
            ValueJson.write(entry.getValue(), json);
        }
        json.writeEndObject();
    }

    private static Change change(JsonNode node) {
        String menu = node.path("menu").asText();
        long id = node.path("id").longValue();
        return switch (node.path("do").asText()) {
            case "add" -> new Change.Added(item(menu, node), node.path("before").longValue());
            case "remove" ->
                new Change.Removed(item(menu, node), node.path("before").longValue());
            case "alter" -> new Change.Altered(menu, id, values(node.path("from")), values(node.path("to")));
            case "move" ->
                new Change.Moved(
                        menu, id, node.path("from").longValue(), node.path("to").longValue());
            default -> throw new IllegalArgumentException("no change: " + node);
        };
    }

    static Item item(String menu, JsonNode node) {
        return new Item(menu, node.path("id").longValue(), values(node.path("values")));
    }

    static ObjectNode values(Map<String, Value> values) {
        ObjectNode node = JSON.createObjectNode();
        values.forEach((name, value) -> node.set(name, ValueJson.encode(value)));
        return node;
    }

    private static Map<String, Value> values(JsonNode node) {
        Map<String, Value> values = new TreeMap<>();
        node.properties().forEach(entry -> values.put(entry.getKey(), ValueJson.decode(entry.getValue())));
        return values;
    }
}
