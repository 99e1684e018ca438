package braid.shell.command;

import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Directive;
import braid.shell.script.Execution;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.util.List;

/// `:convert`, `:serialize`, `:deserialize`: values for other programs, and what they send.
final class DataDirectives {
    private static final List<String> FORMATS = List.of("dsv", "json");
    private static final List<String> WRITING =
            List.of("json.pretty", "json.no-string-conversion", "dsv.ignore-size", "dsv.wrap-strings", "dsv.remap");
    private static final List<String> READING = List.of("json.no-string-conversion", "dsv.array", "dsv.plain");

    private DataDirectives() {}

    static List<Directive> all() {
        return List.of(
                Declaration.of("convert", "changes the encoding of a value")
                        .value("value", "the value")
                        .positional()
                        .words("from", Encodings.FROM, "how it is encoded")
                        .words("to", Encodings.TO, "how it is to be encoded")
                        .words("transform", Transforms.ALL, "what is done in between")
                        .value("from-scheme", "how its bits are divided")
                        .value("to-scheme", "how the bits are to be divided")
                        .value("transform-scheme", "how the bits are to be changed")
                        .does(DataDirectives::convert),
                Declaration.of("serialize", "makes a text of a value for other programs")
                        .value("value", "the value")
                        .positional()
                        .words("to", FORMATS, "form of the text")
                        .words("options", WRITING, "details of the form")
                        .plain("delimiter", "what stands between fields")
                        .value("order", "names of columns, in order")
                        .plain("file-name", "file to write the text to")
                        .does(DataDirectives::serialize),
                Declaration.of("deserialize", "makes a value of a text of other programs")
                        .value("value", "the text")
                        .positional()
                        .words("from", FORMATS, "form of the text")
                        .words("options", READING, "details of the form")
                        .plain("delimiter", "what stands between fields")
                        .does(DataDirectives::deserialize));
    }

    private static Value convert(Execution execution) {
        for (String scheme : List.of("from-scheme", "to-scheme", "transform-scheme")) {
            if (execution.has(scheme)) {
                throw new CommandFailure("failure: " + scheme + " is not supported");
            }
        }
        byte[] bytes = Encodings.decode(
                execution.need("value"),
                Choice.word(execution, "from", Encodings.FROM).orElse("raw"));
        byte[] changed = Transforms.apply(
                bytes, Choice.word(execution, "transform", Transforms.ALL).orElse("none"));
        return Encodings.encode(
                changed, Choice.word(execution, "to", Encodings.TO).orElse("raw"));
    }

    private static Value serialize(Execution execution) {
        Value value = execution.need("value");
        List<String> options = Choice.words(execution, "options", WRITING);
        String text = format(execution, "to").equals("json")
                ? new Json(!options.contains("json.no-string-conversion")).write(value, options.contains("json.pretty"))
                : new Dsv(delimiter(execution)).write(value, order(execution), options.contains("dsv.wrap-strings"));
        if (!execution.has("file-name")) {
            return new Value.Str(text);
        }
        execution
                .context()
                .service(Workspace.class)
                .files()
                .apply(new FileChange.Write(Texts.of(execution.need("file-name")), text));
        return new Value.Nothing();
    }

    private static Value deserialize(Execution execution) {
        String text = Texts.of(execution.need("value"));
        List<String> options = Choice.words(execution, "options", READING);
        return format(execution, "from").equals("json")
                ? new Json(!options.contains("json.no-string-conversion")).read(text)
                : new Dsv(delimiter(execution)).read(text, !options.contains("dsv.plain"));
    }

    private static String format(Execution execution, String argument) {
        return Choice.word(execution, argument, FORMATS)
                .orElseThrow(() -> new CommandFailure(Sentences.missing(List.of(argument))));
    }

    private static String delimiter(Execution execution) {
        return execution.value("delimiter").map(Texts::of).orElse(";");
    }

    private static List<String> order(Execution execution) {
        return execution
                .value("order")
                .map(given -> Conversions.toArray(given, ","))
                .map(given ->
                        ((Value.Array) given).elements().stream().map(Texts::of).toList())
                .orElse(List.of());
    }
}
