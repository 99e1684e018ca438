package braid.shell.command;

import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Directive;
import braid.shell.script.Execution;
import braid.shell.value.Comparison;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `:grep` and `:environment print`: what there is.
final class SearchDirectives {
    private SearchDirectives() {}

    static List<Directive> all() {
        return List.of(
                Declaration.of("grep", "shows the lines that match")
                        .text("script", "a script whose output is searched")
                        .positional()
                        .plain("pattern", "a regular expression")
                        .plain("filename", "a file that is searched")
                        .plain("before", "lines to show before each")
                        .plain("after", "lines to show behind each")
                        .toggle("as-array", "gives the lines instead")
                        .does(SearchDirectives::grep),
                Declaration.in("/environment", "print", "shows the global variables")
                        .does(SearchDirectives::environment));
    }

    private static Value grep(Execution execution) {
        Value pattern = execution.need("pattern");
        List<String> lines = source(execution).lines().toList();
        int before = (int) Choice.number(execution, "before", 0, 0, Integer.MAX_VALUE);
        int after = (int) Choice.number(execution, "after", 0, 0, Integer.MAX_VALUE);
        List<String> found = new ArrayList<>();
        int shown = 0;
        for (int i = 0; i < lines.size(); i++) {
            execution.context().checkInterrupted();
            if (Comparison.matches(new Value.Str(lines.get(i)), pattern)) {
                int from = Math.max(shown, i - Math.min(i, before));
                shown = (int) Math.min(lines.size(), i + 1L + after);
                found.addAll(lines.subList(Math.min(from, shown), shown));
            }
        }
        if (Choice.on(execution, "as-array")) {
            return Value.Array.of(found.stream().map(Value.Str::new).toList());
        }
        execution.context().out().paged(found);
        return new Value.Nothing();
    }

    private static String source(Execution execution) {
        if (execution.has("filename")) {
            return execution.context().service(Workspace.class).files().read(Texts.of(execution.need("filename")));
        }
        if (!execution.has("script")) {
            throw new CommandFailure(Sentences.missing(List.of("filename")));
        }
        return ScriptOutput.of(Texts.of(execution.need("script")), execution.context());
    }

    private static Value environment(Execution execution) {
        execution.globals().forEach((name, value) -> execution.context().out().line(name + "=" + shown(value)));
        return new Value.Nothing();
    }

    /// Texts in quotes, arrays in braces: `{x=5; y="a"}`.
    static String shown(Value value) {
        return switch (value) {
            case Value.Str(String bytes) -> "\"" + bytes + "\"";
            case Value.Array(List<Value> elements, Map<String, Value> keyed) -> {
                List<String> parts = new ArrayList<>(
                        elements.stream().map(SearchDirectives::shown).toList());
                keyed.forEach((key, element) -> parts.add(key + "=" + shown(element)));
                yield parts.stream().collect(Collectors.joining("; ", "{", "}"));
            }
            case Value.Code(Value.Body body, boolean _) -> body.text();
            default -> Texts.of(value);
        };
    }
}
