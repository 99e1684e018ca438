package braid.shell.command;

import braid.shell.render.TextWidth;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values that a command needs and was not given: a person is asked for them, `address: `; without a
/// terminal they are an error.
public final class Asked {
    private static final int CONTROL_C = 3;
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;
    private static final int FIRST_PRINTABLE = 32;

    private Asked() {}

    /// The call with a value for each of `missing`.
    ///
    /// @throws CommandFailure "missing value(s) of argument(s) ..." when there is nobody to ask
    public static Invocation complete(Invocation call, List<String> missing, Context context) {
        if (missing.isEmpty()) {
            return call;
        }
        if (!context.interactive()) {
            throw new CommandFailure(Sentences.missing(missing.stream().sorted().toList()));
        }
        Map<String, Value> values = new LinkedHashMap<>(call.values());
        for (String name : missing) {
            values.put(name, new Value.Str(line(name + ": ", "", true, context)));
        }
        return call.with(values);
    }

    /// The call with a value for each of the arguments; they are asked for in this order.
    public static Invocation complete(Invocation call, Context context, String... arguments) {
        return complete(
                call,
                Arrays.stream(arguments)
                        .filter(argument -> !call.values().containsKey(argument))
                        .toList(),
                context);
    }

    /// The call with a value for `argument`.
    public static Invocation complete(Invocation call, String argument, Context context) {
        return complete(call, context, argument);
    }

    /// What is typed up to Enter, as bytes.
    ///
    /// @param preset stands there already
    /// @param shown whether what is typed is shown
    static String line(String prompt, String preset, boolean shown, Context context) {
        StringBuilder text = new StringBuilder(preset);
        context.out().raw(prompt + (shown ? preset : ""));
        for (int key = key(context); key != '\r' && key != '\n'; key = key(context)) {
            if (key == BACKSPACE || key == DELETE) {
                if (!text.isEmpty()) {
                    int before = text.offsetByCodePoints(text.length(), -1);
                    int columns = TextWidth.of(bytes(text.substring(before)));
                    text.setLength(before);
                    context.out().raw(shown ? "\b".repeat(columns) + " ".repeat(columns) + "\b".repeat(columns) : "");
                }
            } else if (key >= FIRST_PRINTABLE) {
                text.appendCodePoint(key);
                context.out().raw(shown ? bytes(Character.toString(key)) : "");
            }
        }
        context.out().raw("\n");
        return bytes(text.toString());
    }

    private static int key(Context context) {
        int key = context.readKey(Long.MAX_VALUE);
        context.checkInterrupted();
        if (key == CONTROL_C || key < 0) {
            throw new CommandFailure.Interrupted();
        }
        return key;
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
