package braid.shell.command;

import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Directive;
import braid.shell.script.Execution;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.util.List;

/// `/terminal` and `:beep`: keys, the cursor and colours of the screen a script runs on; without one, nothing.
final class TerminalDirectives {
    private static final String MENU = "/terminal";
    private static final List<String> STYLES = List.of(
            "ambiguous",
            "comment",
            "error",
            "escaped",
            "none",
            "syntax-meta",
            "syntax-noterm",
            "syntax-old",
            "syntax-val",
            "varname",
            "varname-global",
            "varname-local");

    private TerminalDirectives() {}

    static List<Directive> all() {
        return List.of(
                Declaration.in(MENU, "inkey", "waits for a key and gives its code")
                        .plain("timeout", "how long to wait")
                        .does(TerminalDirectives::key),
                Declaration.in(MENU, "ask", "asks for a line and gives it")
                        .plain("prompt", "the question")
                        .positional()
                        .plain("preinput", "what stands in the answer already")
                        .plain("value-name", "name of what is asked for")
                        .toggle("sensitive", "does not show what is typed")
                        .does(TerminalDirectives::ask),
                Declaration.in(MENU, "cuu", "moves the cursor up")
                        .plain("count", "how many lines")
                        .positional()
                        .does(execution ->
                                control(execution, "\u001b[" + Choice.number(execution, "count", 1, 1, 10_000) + "A")),
                Declaration.in(MENU, "el", "clears the rest of the line")
                        .does(execution -> control(execution, "\u001b[K")),
                Declaration.in(MENU, "style", "sets the colour of what follows")
                        .words("style", STYLES, "a class of the language's colours")
                        .positional()
                        .does(TerminalDirectives::style),
                Declaration.of("beep", "makes a sound")
                        .plain("frequency", "pitch of the sound")
                        .plain("length", "how long it lasts")
                        .toggle("as-value", "gives what was done")
                        .does(execution -> control(execution, "\u0007")));
    }

    private static Value key(Execution execution) {
        long timeout = Choice.time(execution, "timeout", Long.MAX_VALUE);
        Context context = execution.context();
        int key = context.interactive() ? context.readKey(timeout) : -1;
        context.checkInterrupted();
        return key < 0 ? new Value.Nothing() : new Value.Num(key);
    }

    private static Value ask(Execution execution) {
        Context context = execution.context();
        if (!context.interactive()) {
            throw new CommandFailure(Sentences.NEEDS_A_PERSON);
        }
        String prompt = execution
                .value("prompt")
                .or(() -> execution.value("value-name"))
                .map(Texts::of)
                .orElse("value");
        String preset = execution.value("preinput").map(Texts::of).orElse("");
        return new Value.Str(Asked.line(prompt + " ", preset, !Choice.on(execution, "sensitive"), context));
    }

    private static Value style(Execution execution) {
        String sequence = switch (Choice.word(execution, "style", STYLES).orElse("none")) {
            case "ambiguous", "error" -> "\u001b[31m";
            case "comment" -> "\u001b[90m";
            case "escaped" -> "\u001b[34m";
            case "syntax-meta", "syntax-old" -> "\u001b[33m";
            case "syntax-noterm" -> "\u001b[34m";
            case "varname", "varname-local" -> "\u001b[36m";
            case "varname-global" -> "\u001b[1;36m";
            default -> "\u001b[m";
        };
        return execution.context().out().colour() ? control(execution, sequence) : new Value.Nothing();
    }

    private static Value control(Execution execution, String sequence) {
        if (execution.context().interactive()) {
            execution.context().out().raw(sequence);
        }
        return new Value.Nothing();
    }
}
