package braid.shell.script;

import braid.shell.command.Directives;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A session without a router: what commands print is collected, and configuration commands say what they were given.
public final class TestConsole implements Context {
    private final List<String> lines = new ArrayList<>();
    private final Interpreter interpreter;
    private Menu menu;
    private long pausedNanos;

    public TestConsole() {
        interpreter =
                new Interpreter(new Library(TestMenus.root(), Directives.all()), TestConsole::body, new Globals());
        menu = interpreter.root();
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
                        call.where().isEmpty() || call.where().get().test(TestConsole::property, context)
                                ? List.of(new Value.Id(1), new Value.Id(2))
                                : List.of()));
            case "monitor" ->
                Optional.of((call, context) -> call.blocks().isEmpty()
                        ? new Value.Nothing()
                        : call.blocks().get("do").run(context, Map.of("status", new Value.Str("up"))));
            case "get" ->
                Optional.of((call, context) -> property(Texts.of(call.values().get("value-name"))));
            default -> Optional.of(TestConsole::describe);
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
    public Menu menu() {
        return menu;
    }

    @Override
    public void enter(Menu entered) {
        menu = entered;
    }

    @Override
    public Output out() {
        return new Output() {
            @Override
            public void line(String line) {
                lines.add(line);
            }

            @Override
            public void raw(String text) {
                lines.add(text);
            }

            @Override
            public void remark(String line) {
                lines.add(line);
            }

            @Override
            public boolean colour() {
                return false;
            }
        };
    }

    @Override
    public boolean interactive() {
        return false;
    }

    @Override
    public int columns() {
        return 80;
    }

    @Override
    public int rows() {
        return 24;
    }

    @Override
    public ItemNumbers numbers() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void checkInterrupted() {}

    @Override
    public int readKey(long nanos) {
        return -1;
    }

    @Override
    public String user() {
        return "admin";
    }

    @Override
    public <T> T service(Class<T> type) {
        if (type == Pause.class) {
            return type.cast((Pause) nanos -> pausedNanos += nanos);
        }
        return type.cast((LogWriter) (topics, message) -> lines.add(String.join(",", topics) + " " + message));
    }
}
