package braid.shell.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Literals and their types, arrays, and where which spelling may stand.
class ValuesOracleTest {
    @TempDir
    private Path directory;

    @Test
    void everyMeasuredCaseComesOutAlike() {
        try (Oracle oracle = new Oracle("values", directory)) {
            scalars(oracle);
            booleans(oracle, oracle.data().path("booleanGrounding"));
            produced(oracle, oracle.data().path("v2Grounding"));
            for (JsonNode one : oracle.data().path("contexts")) {
                oracle.compare(
                        "contexts",
                        one.path("input"),
                        one.path("il"),
                        oracle.parse(one.path("input").asText()));
            }
            controls(oracle);
            JsonNode interior = oracle.data().path("interiorGrounding");
            arrays(oracle, interior);
            members(oracle, interior);
            slots(oracle, interior);
            positions(oracle, interior);
            commas(oracle, interior.path("commaSpelling"));
        }
    }

    /// The type and the text of a literal.
    private static String typed(Oracle oracle, String literal) {
        return oracle.run(":local z " + literal + "; :put [:typeof $z]; :put [:tostr $z]")
                .replace('\n', ' ');
    }

    private static void scalars(Oracle oracle) {
        JsonNode data = oracle.data();
        for (JsonNode one : data.path("scalars")) {
            literal(oracle, "scalars", one, one.path("bareType"), one.path("bareValue"));
        }
        for (JsonNode one : data.path("rejectionControls")) {
            literal(oracle, "rejectionControls", one, one.path("bareType"), one.path("literal"));
        }
        for (JsonNode one : data.path("timeOrdering").path("literals")) {
            literal(oracle, "timeOrdering", one, one.path("type"), one.path("value"));
        }
        for (JsonNode one : data.path("interiorGrounding").path("addressShortcut")) {
            literal(oracle, "addressShortcut", one, one.path("valueType"), one.path("value"));
            member(oracle, "addressShortcut member", one, one.path("memberType"), one.path("memberValue"));
        }
        for (String group : List.of("colonTime", "arrays", "concat")) {
            for (JsonNode one : data.path("v2Grounding").path(group)) {
                literal(oracle, group, one, one.path("type"), one.path("value"));
            }
        }
    }

    private static void literal(Oracle oracle, String group, JsonNode one, JsonNode type, JsonNode value) {
        String literal = one.path("literal").asText();
        oracle.compare(group, literal, type.asText() + " " + value.asText(), typed(oracle, literal));
    }

    private static void member(Oracle oracle, String group, JsonNode one, JsonNode type, JsonNode value) {
        String literal = one.path("literal").asText();
        oracle.compare(
                group,
                literal,
                type.asText() + " " + value.asText(),
                oracle.run(":local z {" + literal + "}; :put \"$[:typeof ($z->0)] $($z->0)\""));
    }

    private static void booleans(Oracle oracle, JsonNode data) {
        for (JsonNode one : data.path("scalars")) {
            literal(oracle, "booleans", one, one.path("bareType"), one.path("bareValue"));
            String quoted = "\"" + one.path("literal").asText() + "\"";
            oracle.compare(
                    "booleans", quoted, one.path("quotedType").asText(), oracle.run(":put [:typeof " + quoted + "]"));
        }
        for (JsonNode one : data.path("toBool")) {
            String text = one.path("literal").asText();
            oracle.compare(
                    "toBool",
                    text,
                    one.path("type").asText() + " " + one.path("value").asText(),
                    oracle.run(":local z [:tobool " + text + "]; :put \"$[:typeof $z] $z\""));
        }
        for (JsonNode one : data.path("cliDisabled").path("accepted")) {
            oracle.compare("cliDisabled", one.asText(), "accepted", disabled(oracle, one.asText()));
        }
        for (JsonNode one : data.path("cliDisabled").path("rejected")) {
            oracle.compare("cliDisabled", one.asText(), "rejected", disabled(oracle, one.asText()));
        }
    }

    private static String disabled(Oracle oracle, String value) {
        return oracle.parse("/ip/firewall/filter/add chain=input action=accept disabled=" + value)
                        .startsWith("syntax error")
                ? "rejected"
                : "accepted";
    }

    private static void produced(Oracle oracle, JsonNode data) {
        JsonNode mac = data.path("mac");
        oracle.compare(
                "mac",
                mac.path("literal").asText(),
                mac.path("scalarType").asText() + " " + mac.path("literal").asText(),
                typed(oracle, mac.path("literal").asText()));
        oracle.compare(
                "mac", "00:11:22", mac.path("shorterThreeGroupType").asText(), oracle.run(":put [:typeof 00:11:22]"));
        oracle.compare(
                "mac",
                "00:11:22:33:44",
                mac.path("shorterFiveGroupType").asText(),
                oracle.run(":put [:typeof 00:11:22:33:44]"));
        for (JsonNode one : data.path("producedTypes")) {
            String expression = one.path("expression").asText();
            oracle.compare(
                    "producedTypes",
                    expression,
                    one.path("type").asText() + " " + one.path("value").asText(),
                    typed(oracle, expression));
        }
        oracle.compare(
                "types",
                "uninitialized",
                data.path("uninitializedType").asText(),
                oracle.run(":local z; :put [:typeof $z]"));
        oracle.compare(
                "types", "nothing", data.path("nothingCommandType").asText(), oracle.run(":put [:typeof [:nothing]]"));
        oracle.compare(
                "types",
                "element of an empty array",
                data.path("emptyArrayElementType").asText(),
                oracle.run(":local z [:toarray \"\"]; :put [:typeof ($z->0)]"));
    }

    private static void controls(Oracle oracle) {
        JsonNode controls = oracle.data().path("provenance").path("controls");
        oracle.compare(
                "controls",
                "parseAcceptsBadValue",
                controls.path("parseAcceptsBadValue").asText(),
                oracle.parse("/ip/address/add address=not-an-ip"));
        oracle.compare("controls", "badParse", controls.path("badParse").asText(), oracle.parse("*1"));
    }

    private static void arrays(Oracle oracle, JsonNode interior) {
        for (String group : List.of("separators", "keyed", "nestedLiterals", "keyBinding")) {
            for (JsonNode one : interior.path(group)) {
                String literal = one.path("literal").asText();
                oracle.compare(group, literal, one.path("il").asText(), oracle.parse(":local z " + literal));
                if (one.has("length") && one.path("length").asInt() >= 0) {
                    oracle.compare(
                            group + " length",
                            literal,
                            one.path("length").asText(),
                            oracle.run(":local z " + literal + "; :put [:len $z]"));
                }
                if (one.has("members") && !one.path("parses").asText().equals("false")) {
                    List<String> measured = new ArrayList<>();
                    one.path("members").forEach(member -> measured.add(member.asText()));
                    oracle.compare(
                            group + " members",
                            literal,
                            String.join("\n", measured),
                            oracle.call(
                                    ":local z " + literal
                                            + "; :foreach k,v in=$z do={:put \"M|k=$k|kt=$[:typeof $k]|v=$v|vt=$[:typeof $v]\"}"));
                }
            }
        }
        for (JsonNode one : interior.path("invalidLiterals")) {
            String ours = oracle.parse(":local z " + one.asText());
            oracle.compare(
                    "invalidLiterals",
                    one.asText(),
                    "error",
                    ours.matches(".*\\(line 1 column \\d+\\)") ? "error" : ours);
        }
    }

    private static void members(Oracle oracle, JsonNode interior) {
        for (JsonNode one : interior.path("members")) {
            member(oracle, "members", one, one.path("type"), one.path("value"));
        }
    }

    /// What `{...}` means for each argument of each command of the language: an array, code, text or an error.
    private static void slots(Oracle oracle, JsonNode interior) {
        for (JsonNode one : interior.path("braceSlots")) {
            String outcome = one.path("outcome").asText();
            if (!outcome.equals("inconclusive")) {
                String slot = one.path("verb").asText() + " " + one.path("slot").asText();
                oracle.compare("braceSlots", slot, outcome, new BraceSlot(oracle).of(one));
            }
        }
    }

    private static void positions(Oracle oracle, JsonNode interior) {
        for (JsonNode one : interior.path("positions")) {
            String input = one.path("input").asText();
            String ours = oracle.parse(input);
            boolean wrong = ours.matches(
                    "(?s)(\\(evl )?(syntax error |expected [a-z ]+ |missing [a-z ]+ )" + "\\(line 1 column \\d+\\).*");
            oracle.compare("positions", input, one.path("parses").asText(), Boolean.toString(!wrong));
            if (wrong && one.path("highlightErrorAt").asInt() >= 0) {
                int column = Integer.parseInt(ours.replaceAll("(?s).*column (\\d+)\\).*", "$1"));
                oracle.compare(
                        "positions at", input, one.path("highlightErrorAt").asText(), Integer.toString(column - 1));
            }
        }
    }

    private static void commas(Oracle oracle, JsonNode data) {
        for (JsonNode one : data.path("arguments")) {
            oracle.compare(
                    "commaSpelling",
                    one.path("input"),
                    one.path("il"),
                    oracle.parse(one.path("input").asText()));
        }
    }
}
