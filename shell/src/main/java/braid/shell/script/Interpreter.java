package braid.shell.script;

import braid.grammar.parse.Position;
import braid.grammar.parse.Source;
import braid.grammar.parse.SyntaxError;
import braid.grammar.parse.SyntaxException;
import braid.shell.resolve.Call;
import braid.shell.resolve.Code;
import braid.shell.resolve.Node;
import braid.shell.resolve.Resolver;
import braid.shell.resolve.Variables;
import braid.shell.schema.Menu;
import braid.shell.schema.Sentences;
import braid.shell.value.Bounds;
import braid.shell.value.TypeFailure;
import braid.shell.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Runs texts of the console language. One interpreter for one session (or one script), one thread.
///
/// A text with a fatal error does not run at all. Otherwise its statements run one after the other, each on
/// its own, until one fails. Global variables that a text declares are known to the session's next texts.
public final class Interpreter {
    /// Functions that call each other deeper than this fail.
    static final int CALL_LIMIT = 100;

    /// Scripts that run each other deeper than this fail.
    private static final int SCRIPT_LIMIT = 20;

    private final Library library;
    private final Bodies bodies;
    private final Globals globals;
    private final Map<String, Value> given;
    private final SortedSet<String> known = new TreeSet<>();

    public Interpreter(Library library, Bodies bodies, Globals globals) {
        this(library, bodies, globals, Map.of());
    }

    private Interpreter(Library library, Bodies bodies, Globals globals, Map<String, Value> given) {
        this.library = library;
        this.bodies = bodies;
        this.globals = globals;
        this.given = given;
    }

    /// An interpreter for a script or an import: the same commands and global values, but no global is
    /// known yet.
    public Interpreter fresh() {
        return new Interpreter(library, bodies, globals);
    }

    /// The same for a script that finds variables as if it had declared them.
    public Interpreter fresh(Map<String, Value> variables) {
        return new Interpreter(library, bodies, globals, variables);
    }

    /// The same on variables of its own.
    public Interpreter fresh(Globals variables) {
        return new Interpreter(library, bodies, variables);
    }

    /// The same, with the work of each command done by what `around` makes of it.
    public Interpreter fresh(UnaryOperator<CommandBody> around) {
        return new Interpreter(
                library, (menu, command) -> bodies.of(menu, command).map(around), globals);
    }

    /// The global variables, which all sessions of the user share.
    public Globals globals() {
        return globals;
    }

    /// The command tree, the language's own commands included.
    public Menu root() {
        return library.root();
    }

    /// The variables a new text of this session finds, for completion and colours.
    public Variables variables() {
        Variables variables = Variables.ofText();
        known.forEach(name -> variables.declare(name, Variables.Kind.GLOBAL));
        given.keySet().forEach(name -> variables.declare(name, Variables.Kind.LOCAL));
        return variables;
    }

    /// Reads the whole text without running it.
    ///
    /// @param menu where the text begins
    public Optional<Failed> check(String text, Menu menu) {
        return check(text, menu, () -> {});
    }

    private Optional<Failed> check(String text, Menu menu, Runnable between) {
        Source source = new Source(text);
        return new Resolver(source, root())
                .check(Library.inTree(root(), menu), variables(), between)
                .map(Failed::of);
    }

    /// Runs a text.
    ///
    /// @param text bytes as an ISO-8859-1 string
    /// @return why it ended early, if it did
    public Optional<Failed> run(String text, Context context) {
        if (context.nesting() > SCRIPT_LIMIT) {
            return Optional.of(tooDeep());
        }
        try {
            Optional<Failed> wrong = check(text, context.menu(), context::checkInterrupted);
            if (wrong.isPresent()) {
                return wrong;
            }
        } catch (CommandFailure.Interrupted e) {
            return Optional.of(new Failed(e.getMessage(), 1, 1, 0, Failed.Kind.INTERRUPTED, ""));
        }
        Program program = program(text, context);
        try {
            Optional<Failed> failed = Optional.empty();
            while (failed.isEmpty() && !program.ended()) {
                Optional<Call> call = program.calls().next();
                if (call.isEmpty()) {
                    break;
                }
                failed = program.run(call.get());
            }
            return failed;
        } catch (SyntaxException e) {
            return Optional.of(Failed.of(e.error()));
        }
    }

    private static Failed tooDeep() {
        return new Failed(Sentences.TOO_DEEP, 1, 1, 0, Failed.Kind.COMMAND, "");
    }

    /// A text to be run call by call; nobody has looked for fatal errors in it yet.
    public Program program(String text, Context context) {
        return new Program(text, context);
    }

    /// A text whose calls are read and run one at a time.
    public final class Program {
        private final Variables variables = variables();
        private final Scope scope = Scope.of(globals, Map.of());
        private final Run run;
        private final Resolver.Calls calls;
        private boolean ended;

        private Program(String text, Context context) {
            this.run = new Run(context);
            given.forEach(scope::declare);
            this.calls =
                    new Resolver(new Source(text), root()).calls(Library.inTree(root(), context.menu()), variables);
        }

        public Resolver.Calls calls() {
            return calls;
        }

        /// Whether a command has ended the text before its last statement.
        public boolean ended() {
            return ended;
        }

        /// Runs a call of this text.
        ///
        /// @return why it failed, if it did
        public Optional<Failed> run(Call call) {
            try {
                run.call(call, scope);
                if (call instanceof Call.Enter(Menu menu)) {
                    run.context().enter(menu);
                }
                return Optional.empty();
            } catch (ScriptFailure e) {
                return Optional.of(e.failed());
            } catch (SyntaxException e) {
                return Optional.of(Failed.of(e.error()));
            } catch (Leave e) {
                ended = true;
                return Optional.empty();
            } catch (StackOverflowError e) {
                return Optional.of(tooDeep());
            } finally {
                known.addAll(variables.globals());
            }
        }
    }

    /// One text at work.
    final class Run {
        private final Context context;
        private int depth;

        Run(Context context) {
            this.context = context;
        }

        Context context() {
            return context;
        }

        /// The value of statements in brackets: that of the last one.
        Value value(Code code, Scope scope) {
            Value value = new Value.Nothing();
            for (Call call : code.calls()) {
                value = call(call, scope);
            }
            return value;
        }

        Value call(Call call, Scope scope) {
            return switch (call) {
                case Call.Enter _ -> new Value.Nothing();
                case Call.Block(Code code) -> value(code, scope.block());
                case Call.Wrong(SyntaxError error, String _) -> throw new ScriptFailure(Failed.of(error));
                case Call.Apply apply -> guarded("", apply.at(), () -> apply(apply, scope));
                case Call.Run command -> guarded(path(command), command.at(), () -> run(command, scope));
            };
        }

        Value apply(Value callee, Value arguments) {
            Map<String, Value> parameters = new LinkedHashMap<>();
            if (arguments instanceof Value.Array(List<Value> positional, Map<String, Value> named)) {
                for (int i = 0; i < positional.size(); i++) {
                    parameters.put(Integer.toString(i), positional.get(i));
                }
                parameters.putAll(named);
            } else {
                parameters.put("0", arguments);
            }
            return function(callee, parameters);
        }

        Value parse(String text) {
            if (text.length() > Bounds.CODE_BYTES) {
                throw new TypeFailure("value too large");
            }
            Source parsed = new Source(text);
            Variables variables = Variables.ofFunction();
            Resolver resolver = new Resolver(parsed, root());
            Code code;
            try {
                code = resolver.code(Library.inTree(root(), context.menu()), variables);
            } catch (SyntaxException e) {
                code = new Code(List.of(new Call.Wrong(e.error(), "")));
            }
            return new Value.Code(
                    new Function(new Node.Substitution(code), Function.Origin.TEXT, text.length()), false);
        }

        private Value apply(Call.Apply apply, Scope scope) {
            Evaluator evaluator = new Evaluator(this, scope, Optional.empty());
            Value callee = evaluator.value(apply.callee());
            Map<String, Value> parameters = new LinkedHashMap<>();
            parameters.put("0", new Value.Str(apply.name()));
            for (Node argument : apply.positional()) {
                parameters.put(Integer.toString(parameters.size()), evaluator.value(argument));
            }
            apply.named().forEach((name, node) -> parameters.put(name, evaluator.value(node)));
            return function(callee, parameters);
        }

        private Value function(Value callee, Map<String, Value> parameters) {
            if (!(callee instanceof Value.Code(Value.Body body, boolean _)) || !(body instanceof Function function)) {
                return callee;
            }
            if (++depth > CALL_LIMIT) {
                throw new CommandFailure(Sentences.TOO_DEEP);
            }
            try {
                return new Evaluator(this, Scope.of(globals, parameters), Optional.empty()).value(function.node());
            } catch (Leave.Function e) {
                return e.value();
            } finally {
                depth--;
            }
        }

        private Value run(Call.Run call, Scope scope) {
            context.checkInterrupted();
            Optional<Directive> directive = library.directive(call.menu(), call.command());
            if (directive.isPresent()) {
                return Bounds.checked(directive.get().work().run(new DirectiveRun(this, call, scope)));
            }
            CommandBody body = bodies.of(call.menu(), call.command())
                    .orElseThrow(() -> new CommandFailure(Sentences.NOT_SUPPORTED));
            return Bounds.checked(body.run(new Invocations(this, scope).of(call), context));
        }

        private Value guarded(String command, Position at, Supplier<Value> work) {
            try {
                return work.get();
            } catch (CommandFailure e) {
                throw new ScriptFailure(Failed.at(at, e.getMessage(), kind(e), command));
            } catch (TypeFailure e) {
                throw new ScriptFailure(Failed.at(at, e.getMessage(), Failed.Kind.COMMAND, command));
            }
        }

        private static Failed.Kind kind(CommandFailure failure) {
            return switch (failure) {
                case CommandFailure.Interrupted _ -> Failed.Kind.INTERRUPTED;
                case CommandFailure.BadValue _ -> Failed.Kind.VALUE;
                case CommandFailure _ -> Failed.Kind.COMMAND;
            };
        }

        private String path(Call.Run call) {
            String menu = call.menu().path();
            if (menu.equals("/")) {
                return (library.directive(call.menu(), call.command()).isPresent() ? ":" : "/")
                        + call.command().name();
            }
            return menu + "/" + call.command().name();
        }
    }
}
