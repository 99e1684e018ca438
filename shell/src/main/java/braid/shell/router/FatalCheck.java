package braid.shell.router;

import braid.grammar.parse.SyntaxError;
import braid.shell.resolve.Call;
import braid.shell.resolve.Given;
import braid.shell.resolve.Node;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuTree;
import braid.shell.script.CommandFailure;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Sees to it that nothing of a file with a fatal error has happened. Plain lines of configuration change
/// nothing but the draft, so the rest of the file is looked at only when something else comes, or when a
/// line fails: what a router exports is read once. One thread.
final class FatalCheck {
    private static final Set<String> PLAIN = Set.of("add", "set");

    private final Supplier<FileRun> whole;
    private boolean done;

    /// @param needless fatal errors are told where they stand
    /// @param whole the file, for nobody else
    FatalCheck(boolean needless, Supplier<FileRun> whole) {
        this.done = needless;
        this.whole = whole;
    }

    /// Called before a statement runs.
    ///
    /// @throws CommandFailure the file's first fatal error
    void before(FileCalls.Read read, MenuTree tree) {
        if (!done && !isPlain(read, tree)) {
            now();
        }
    }

    /// Called before anything is said about a statement that failed.
    ///
    /// @throws CommandFailure the file's first fatal error
    void now() {
        if (!done) {
            done = true;
            FileRun all = whole.get();
            for (Optional<FileCalls.Read> read = all.next(); read.isPresent(); read = all.next()) {
                if (read.get() instanceof FileCalls.Read.Bad(SyntaxError error, var _, boolean _)) {
                    throw Importer.failure(error.text());
                }
            }
        }
    }

    private static boolean isPlain(FileCalls.Read read, MenuTree tree) {
        return switch (read) {
            case FileCalls.Read.Meant(Call call, var _) ->
                switch (call) {
                    case Call.Enter _ -> true;
                    case Call.Run run -> isPlain(run, tree);
                    case Call.Wrong _, Call.Block _, Call.Apply _ -> false;
                };
            case FileCalls.Read.Bad _ -> false;
        };
    }

    /// Whether it is an item or a record of the configuration.
    private static boolean isPlain(Call.Run run, MenuTree tree) {
        return PLAIN.contains(run.command().name())
                && tree.declaration(run.menu().path())
                        .filter(menu -> menu.kind() == MenuDeclaration.Kind.ITEMS
                                || menu.kind() == MenuDeclaration.Kind.SETTINGS)
                        .isPresent()
                && isPlain(run.given().values());
    }

    private static boolean isPlain(Collection<Given> all) {
        for (Given given : all) {
            if (!isPlain(given)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(Given given) {
        return switch (given) {
            case Given.Expression(Node node) -> isPlain(node);
            case Given.Condition(Node node) -> isPlain(node);
            case Given.Block _, Given.Targets _ -> false;
        };
    }

    /// Whether working out the value does nothing else.
    private static boolean isPlain(Node node) {
        return switch (node) {
            case Node.Constant _, Node.Variable _, Node.Property _ -> true;
            case Node.Text(var pieces) -> pieces.stream().allMatch(FatalCheck::isPlain);
            case Node.Array(var elements) -> elements.stream().allMatch(element -> isPlain(element.value()));
            case Node.Prefixed(var _, Node operand) -> isPlain(operand);
            case Node.Chain(Node first, var rest) ->
                isPlain(first) && rest.stream().allMatch(link -> isPlain(link.operand()));
            case Node.Substitution(var code) -> code.calls().stream().allMatch(FatalCheck::isSearch);
            case Node.Deferred _ -> false;
        };
    }

    private static boolean isSearch(Call call) {
        return call instanceof Call.Run run
                && run.command().name().equals("find")
                && !run.menu().path().equals("/")
                && isPlain(run.given().values());
    }
}
