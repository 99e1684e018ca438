package braid.shell.fuzz;

import braid.shell.command.Directives;
import braid.shell.schema.Type;
import braid.shell.script.CommandFailure;
import braid.shell.script.Failed;
import braid.shell.script.Globals;
import braid.shell.script.Host;
import braid.shell.script.Interpreter;
import braid.shell.script.Library;
import braid.shell.script.LogWriter;
import braid.shell.script.Pause;
import braid.shell.script.TestMenus;
import braid.shell.testing.FixedHost;
import braid.shell.testing.PlainContext;
import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A session where nothing takes time, and where Ctrl-C is pressed after some statements.
final class FuzzSession extends PlainContext {
    private static final int STATEMENTS = 2_000;

    static final Type.Names NO_NAMES = new Type.Names() {
        @Override
        public List<String> of(String menuPath) {
            return List.of("ether1", "ether2");
        }

        @Override
        public List<String> values(String menuPath, String property) {
            return List.of();
        }

        @Override
        public OptionalLong idOf(String menuPath, String name) {
            return OptionalLong.empty();
        }

        @Override
        public Optional<String> nameOf(String menuPath, long id) {
            return Optional.empty();
        }
    };

    private final Interpreter interpreter;
    private final Host host = new FixedHost();
    private int statements;

    FuzzSession() {
        this(new Library(TestMenus.root(), Directives.all()));
    }

    private FuzzSession(Library library) {
        super(library.root());
        this.interpreter =
                new Interpreter(library, (_, _) -> Optional.of((_, _) -> new Value.Nothing()), new Globals());
    }

    /// Runs the text, and what a check says of it must be what running it says.
    void type(String text) {
        statements = 0;
        Optional<Failed> wrong = interpreter.check(text, menu());
        Optional<Failed> failed = interpreter.run(text, this);
        if (wrong.isPresent() && !wrong.equals(failed)) {
            throw new IllegalStateException(wrong + " is not " + failed);
        }
        failed.ifPresent(Failed::textWithPlace);
    }

    @Override
    public void checkInterrupted() {
        if (++statements > STATEMENTS) {
            throw new CommandFailure.Interrupted();
        }
    }

    @Override
    public <T> T service(Class<T> type) {
        if (type == Pause.class) {
            return type.cast((Pause) _ -> checkInterrupted());
        }
        if (type == LogWriter.class) {
            return type.cast((LogWriter) (_, _) -> {});
        }
        if (type == Host.class) {
            return type.cast(host);
        }
        if (type == Interpreter.class) {
            return type.cast(interpreter);
        }
        throw new CommandFailure("failure: no " + type.getSimpleName());
    }
}
