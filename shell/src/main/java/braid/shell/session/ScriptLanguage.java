package braid.shell.session;

import braid.grammar.parse.Lines;
import braid.grammar.parse.Shapes;
import braid.grammar.parse.Source;
import braid.shell.resolve.Candidates;
import braid.shell.resolve.Colour;
import braid.shell.resolve.Colours;
import braid.shell.resolve.Completion;
import braid.shell.schema.Menu;
import braid.shell.schema.Type;
import braid.shell.script.CommandFailure;
import braid.shell.script.Failed;
import braid.shell.script.Interpreter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The console language for one session: its interpreter keeps the session's variables.
public final class ScriptLanguage implements Language {
    private static final Pattern NAMED = Pattern.compile("([a-z][a-z0-9-]*)\\s*=");

    private final Interpreter interpreter;
    private final Set<String> secrets;
    private final Supplier<Type.Names> names;
    private final Function<Set<String>, List<String>> settle;

    /// @param secrets names of all arguments that hold passwords and the like
    /// @param names the items' names as they are now
    /// @param settle returns when what was changed is on the disk and carried out, and says why some of it is not;
    ///     takes the keys of the items that were changed
    public ScriptLanguage(
            Interpreter interpreter,
            Set<String> secrets,
            Supplier<Type.Names> names,
            Function<Set<String>, List<String>> settle) {
        this.interpreter = interpreter;
        this.secrets = Set.copyOf(secrets);
        this.names = names;
        this.settle = settle;
    }

    @Override
    public Outcome run(String text, Session session) {
        var failed = interpreter.run(text, session);
        try {
            settle.apply(session.takeChanged()).forEach(session::remarkOnce);
        } catch (CommandFailure e) {
            return new Outcome.Failed(e.getMessage(), 0, 0);
        }
        return failed.<Outcome>map(ScriptLanguage::failed).orElseGet(Outcome.Done::new);
    }

    /// What a command refused has no place worth a caret: the person has just typed it.
    private static Outcome.Failed failed(Failed failed) {
        return failed.reading()
                ? new Outcome.Failed(failed.message(), failed.line(), failed.column())
                : new Outcome.Failed(failed.message(), 0, 0);
    }

    @Override
    public Optional<String> unfinished(String text) {
        var open = new Shapes(new Source(text)).unfinished();
        return open.isEmpty() ? Optional.empty() : Optional.of(open);
    }

    @Override
    public Predicate<String> lineByLine() {
        return new Lines()::add;
    }

    @Override
    public Candidates complete(String text, Menu menu) {
        return Completion.at(text, interpreter.root(), menu, interpreter.variables(), names.get());
    }

    @Override
    public List<Colour> colours(String text, Menu menu) {
        return Colours.of(text, interpreter.root(), menu, interpreter.variables());
    }

    /// Abbreviations count too: `pass=` is `password=`. Rather a line too many than a password kept.
    @Override
    public boolean secret(String text, Menu menu) {
        return NAMED.matcher(text)
                .results()
                .anyMatch(named -> secrets.stream().anyMatch(secret -> secret.startsWith(named.group(1))));
    }
}
