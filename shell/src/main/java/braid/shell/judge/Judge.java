package braid.shell.judge;

import braid.grammar.parse.SyntaxError;
import braid.shell.resolve.Call;
import braid.shell.resolve.Given;
import braid.shell.resolve.Node;
import braid.shell.schema.Argument;
import braid.shell.schema.Command;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuTree;
import braid.shell.schema.Property;
import braid.shell.schema.Sentences;
import braid.shell.schema.Type;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The states of arguments and of lines as far as their declarations tell: a pure function. `check`, an
/// import and the remark at the prompt all ask here; what an item as a whole is refused for comes into the
/// [Ledger] beside it.
public final class Judge {
    private static final Set<String> CONFIGURING =
            Set.of("add", "set", "unset", "reset", "remove", "enable", "disable", "comment", "move");
    private static final String KEPT = "kept, not carried out: ";

    private final MenuTree tree;
    private final Type.Names names;

    public Judge(MenuTree tree, Type.Names names) {
        this.tree = tree;
        this.names = names;
    }

    /// Whether a command changes the configuration.
    public static boolean configures(Command command) {
        return CONFIGURING.contains(command.name());
    }

    /// What becomes of one argument.
    ///
    /// @param reason of an unknown one: RouterOS's error
    private record Finding(String argument, LineState state, String reason) {}

    /// A command that was given these values.
    public Verdict verdict(MenuDeclaration menu, Command command, Map<String, Value> given, int line) {
        if (!command.carriedOut()) {
            return new Verdict(line, LineState.REFUSED, "Braid does not carry out this command");
        }
        if (!configures(command)) {
            return new Verdict(line, LineState.APPLIED, "");
        }
        List<Finding> findings = new ArrayList<>(given.size());
        for (Map.Entry<String, Value> argument : given.entrySet()) {
            Optional<Property> property = menu.property(argument.getKey());
            if (property.isPresent() && property.get().settable()) {
                findings.add(finding(property.get(), argument.getValue()));
            }
        }
        return verdict(menu, findings, line);
    }

    /// What is said once about properties that are kept and not carried out.
    ///
    /// @param read values as their types have read them
    public static Optional<String> remark(MenuDeclaration menu, Map<String, Value> read) {
        List<Finding> findings = new ArrayList<>(read.size());
        for (Map.Entry<String, Value> entry : read.entrySet()) {
            menu.property(entry.getKey())
                    .ifPresent(property ->
                            findings.add(new Finding(property.name(), stateOf(property, entry.getValue()), "")));
        }
        Verdict verdict = verdict(menu, findings, 0);
        return verdict.state() == LineState.STORED ? Optional.of(verdict.reason()) : Optional.empty();
    }

    /// Verdicts on a call and on the calls inside it. Both branches of a condition and the bodies of loops
    /// are judged, since nobody knows which one will run; values that only running would tell are taken for
    /// good ones.
    public List<Verdict> verdicts(Call call, int line) {
        List<Verdict> verdicts = new ArrayList<>();
        new Calls(line, verdicts).collect(call);
        return verdicts;
    }

    private static Verdict verdict(MenuDeclaration menu, List<Finding> findings, int line) {
        LineState worst = menu.carriedOut() ? LineState.APPLIED : LineState.STORED;
        for (Finding finding : findings) {
            worst = worst.worse(finding.state());
        }
        return new Verdict(line, worst, reason(menu, findings, worst));
    }

    private static String reason(MenuDeclaration menu, List<Finding> findings, LineState worst) {
        return switch (worst) {
            case APPLIED -> "";
            case STORED -> KEPT + (menu.carriedOut() ? arguments(findings, worst) : "everything in this menu");
            case REFUSED, UNKNOWN, SYNTAX ->
                findings.stream()
                        .filter(finding -> finding.state() == worst)
                        .map(Finding::reason)
                        .collect(Collectors.joining("; "));
        };
    }

    private static String arguments(List<Finding> findings, LineState state) {
        return findings.stream()
                .filter(finding -> finding.state() == state)
                .map(Finding::argument)
                .collect(Collectors.joining(", "));
    }

    private Finding finding(Property property, Value value) {
        return switch (property.type().read(value, new AnyNames(names))) {
            case Type.Reading.Accepted(Value read) -> new Finding(property.name(), stateOf(property, read), "");
            case Type.Reading.Refused refused ->
                new Finding(property.name(), LineState.UNKNOWN, refused.about(property.name()));
        };
    }

    private static LineState stateOf(Property property, Value read) {
        return property.onlyStored(read) ? LineState.STORED : LineState.APPLIED;
    }

    /// Goes through a call and what is inside it.
    private final class Calls {
        private final int line;
        private final List<Verdict> verdicts;

        Calls(int line, List<Verdict> verdicts) {
            this.line = line;
            this.verdicts = verdicts;
        }

        void collect(Call call) {
            switch (call) {
                case Call.Enter _ -> {}
                case Call.Wrong(SyntaxError error, var _) ->
                    verdicts.add(new Verdict(error.position().line(), LineState.UNKNOWN, error.text()));
                case Call.Block(var code) -> code.calls().forEach(this::collect);
                case Call.Apply apply -> {
                    verdicts.add(new Verdict(apply.at().line(), LineState.APPLIED, ""));
                    apply.positional().forEach(this::inside);
                    apply.named().values().forEach(this::inside);
                }
                case Call.Run run -> {
                    verdicts.add(verdict(run));
                    run.given().values().forEach(this::inside);
                }
            }
        }

        private Verdict verdict(Call.Run run) {
            int at = Math.max(line, run.at().line());
            Map<String, Value> constants = new LinkedHashMap<>();
            run.given().forEach((argument, given) -> {
                if (given instanceof Given.Expression(Node.Constant(Value value))) {
                    constants.put(argument, value);
                }
            });
            return wrong(run, constants)
                    .map(reason -> new Verdict(at, LineState.UNKNOWN, reason))
                    .or(() -> tree.declaration(run.menu().path())
                            .map(menu -> Judge.this.verdict(menu, run.command(), constants, at)))
                    .orElseGet(() -> new Verdict(at, LineState.APPLIED, ""));
        }

        /// Why a command fails whatever its other arguments are: a constant that its argument does not
        /// take, or an item without what it must have.
        private Optional<String> wrong(Call.Run run, Map<String, Value> constants) {
            if (!run.command().carriedOut()) {
                return Optional.empty();
            }
            if (configures(run.command())) {
                List<String> missing = run.command().name().equals("add") ? missing(run) : List.of();
                return missing.isEmpty() ? Optional.empty() : Optional.of(Sentences.missing(missing));
            }
            return run.command().arguments().stream()
                    .filter(argument -> constants.containsKey(argument.name()))
                    .map(argument -> refused(argument, constants.get(argument.name())))
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        private Optional<String> refused(Argument argument, Value value) {
            return argument.kind() instanceof Argument.Kind.Typed(Type type)
                            && type.read(value, new AnyNames(names)) instanceof Type.Reading.Refused refused
                    ? Optional.of(refused.about(argument.name()))
                    : Optional.empty();
        }

        private List<String> missing(Call.Run run) {
            if (run.given().containsKey("copy-from")) {
                return List.of();
            }
            return tree.declaration(run.menu().path()).stream()
                    .flatMap(menu -> menu.properties().stream())
                    .filter(property -> property.is(Property.Trait.REQUIRED))
                    .filter(property -> run.given().keySet().stream().noneMatch(property::answersTo))
                    .map(Property::name)
                    .sorted()
                    .toList();
        }

        private void inside(Given given) {
            switch (given) {
                case Given.Block(var code, boolean _) -> code.calls().forEach(this::collect);
                case Given.Expression(Node node) -> inside(node);
                case Given.Condition(Node node) -> inside(node);
                case Given.Targets _ -> {}
            }
        }

        private void inside(Node node) {
            switch (node) {
                case Node.Substitution(var code) -> code.calls().forEach(this::collect);
                case Node.Deferred(Node body) -> inside(body);
                case Node.Text(var pieces) -> pieces.forEach(this::inside);
                case Node.Array(var elements) -> elements.forEach(element -> inside(element.value()));
                case Node.Prefixed(var _, Node operand) -> inside(operand);
                case Node.Chain(Node first, var rest) -> {
                    inside(first);
                    rest.forEach(link -> inside(link.operand()));
                }
                case Node.Constant _, Node.Variable _, Node.Property _ -> {}
            }
        }
    }
}
