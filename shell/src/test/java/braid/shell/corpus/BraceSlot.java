package braid.shell.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What the parser takes `{...}` for in one argument of one command of the language. An array is told from code by a
/// text that is only the one (`{1;2}`) or the other (`{:put 1}`).
final class BraceSlot {
    private static final List<String> VARIABLES = List.of("set", "local", "global", "for", "foreach", "onerror");

    private final Oracle oracle;

    BraceSlot(Oracle oracle) {
        this.oracle = oracle;
    }

    String of(JsonNode one) {
        String verb = one.path("verb").asText();
        String slot = one.path("slot").asText();
        boolean array = accepted(verb, slot, "{1;2}");
        boolean code = accepted(verb, slot, "{:put 1}");
        boolean text = accepted(verb, slot, "{'}");
        return text ? "text" : array ? "array" : code ? "code" : "error";
    }

    private boolean accepted(String verb, String slot, String value) {
        String before = verb.equals("set") ? ":local z 1; " : "";
        String first =
                VARIABLES.contains(verb) ? " z " : verb.equals("do") || verb.equals("retry") ? " {:put 2} " : " 1 ";
        String argument = switch (slot) {
            case "#0" -> " " + value;
            case "#1" -> first + value;
            default ->
                (VARIABLES.contains(verb) && !slot.equals("name") && !slot.equals("counter") && !slot.equals("error")
                                ? " z "
                                : " ")
                        + slot + "=" + value;
        };
        return !oracle.parse(before + ":" + verb + argument).matches("(?s).*\\(line 1 column \\d+\\).*");
    }
}
