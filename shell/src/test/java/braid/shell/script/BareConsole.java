package braid.shell.script;

import braid.shell.command.Directives;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import braid.shell.testing.PlainContext;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A session without a router: what commands print is collected, and configuration commands say what they were given.
public final class BareConsole extends PlainContext {
    private final Interpreter interpreter;
    private long pausedNanos;

    public BareConsole() {
        this(new Interpreter(new Library(TestMenus.root(), Directives.all()), BareConsole::body, new Globals()));
    }

    private BareConsole(Interpreter interpreter) {
        super(interpreter.root());
        this.interpreter = interpreter;
    }

    public Interpreter interpreter() {
        return interpreter;
    }

    /// What the text prints, and then its error.
    public List<String> type(String text) {
        lines.clear();
        interpreter.run(text, this).ifPresent(failed -> lines.add(failed.text()));
        return List.copyOf(lines);
    }

    public long pausedNanos() {
        return pausedNanos;
    }

    private static Optional<CommandBody> body(Menu menu, Command command) {
        return switch (command.name()) {
            case "find" ->
                Optional.of((call, context) -> Value.Array.of(
                        call.where().isEmpty() || call.where().get().test(BareConsole::property, context)
                                ? List.of(new Value.Id(1), new Value.Id(2))
                                : List.of()));
            case "monitor" ->
                Optional.of((call, context) -> call.blocks().isEmpty()
                        ? new Value.Nothing()
                        : call.blocks().get("do").run(context, Map.of("status", new Value.Str("up"))));
            case "get" ->
                Optional.of((call, context) -> property(Texts.of(call.values().get("value-name"))));
            default -> Optional.of(BareConsole::describe);
        };
    }

    private static Value property(String name) {
        return Map.<String, Value>of(
                        "name", new Value.Str("ether1"),
                        "mtu", new Value.Num(1500),
                        "disabled", new Value.Bool(false),
                        "running", new Value.Bool(true),
                        "type", new Value.Str("ether"),
                        "comment", new Value.Str(""))
                .getOrDefault(name, new Value.Nothing());
    }

    private static Value describe(Invocation call, Context context) {
        StringBuilder line = new StringBuilder(call.menu().path())
                .append(' ')
                .append(call.command().name());
        call.values()
                .forEach((name, value) ->
                        line.append(' ').append(name).append('=').append(Texts.of(value)));
        call.unset().forEach(name -> line.append(" !").append(name));
        context.out().line(line.toString());
        return new Value.Nothing();
    }

    @Override
    public <T> T service(Class<T> type) {
        if (type == Pause.class) {
            return type.cast((Pause) nanos -> pausedNanos += nanos);
        }
        return type.cast((LogWriter) (topics, message) -> lines.add(String.join(",", topics) + " " + message));
    }
}
