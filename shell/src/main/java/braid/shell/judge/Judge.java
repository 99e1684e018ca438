package braid.shell.judge;

import braid.shell.resolve.Call;
import braid.shell.resolve.Given;
import braid.shell.resolve.Node;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuTree;
import braid.shell.schema.Property;
import braid.shell.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The states of lines as far as their declarations tell: a pure function. Both branches of a condition and the bodies
/// of loops are judged, since nobody knows which one will run.
public final class Judge {
    private static final Set<String> CHANGING = Set.of("add", "set", "unset", "reset");

    private final MenuTree tree;
    private final Type.Names names;

    public Judge(MenuTree tree, Type.Names names) {
        this.tree = tree;
        this.names = names;
    }

    /// Verdicts on a call and on the calls inside it.
    public List<Verdict> verdicts(Call call, int line) {
        List<Verdict> verdicts = new ArrayList<>();
        collect(call, line, verdicts);
        return verdicts;
    }

    private void collect(Call call, int line, List<Verdict> verdicts) {
        switch (call) {
            case Call.Enter _, Call.Apply _ -> verdicts.add(new Verdict(line, LineState.APPLIED, ""));
            case Call.Wrong(var error, var _) ->
                verdicts.add(new Verdict(error.position().line(), LineState.UNKNOWN, error.text()));
            case Call.Block(var code) -> code.calls().forEach(inner -> collect(inner, line, verdicts));
            case Call.Run run -> {
                verdicts.add(verdict(run));
                for (Given given : run.given().values()) {
                    if (given instanceof Given.Block(var code, boolean _)) {
                        code.calls().forEach(inner -> collect(inner, run.at().line(), verdicts));
                    }
                }
            }
        }
    }

    private Verdict verdict(Call.Run run) {
        int line = run.at().line();
        Optional<MenuDeclaration> menu = tree.declaration(run.menu().path());
        if (menu.isEmpty() || !CHANGING.contains(run.command().name())) {
            return new Verdict(line, LineState.APPLIED, "");
        }
        if (!menu.get().carriedOut()) {
            return new Verdict(line, LineState.STORED, "kept, not carried out: everything in this menu");
        }
        List<String> kept = new ArrayList<>();
        for (Map.Entry<String, Given> argument : run.given().entrySet()) {
            menu.get()
                    .property(argument.getKey())
                    .filter(property -> isKeptOnly(property, argument.getValue()))
                    .ifPresent(property -> kept.add(property.name()));
        }
        return kept.isEmpty()
                ? new Verdict(line, LineState.APPLIED, "")
                : new Verdict(line, LineState.STORED, "kept, not carried out: " + String.join(", ", kept));
    }

    /// A value that is only known when the line runs is taken for one that is carried out.
    private boolean isKeptOnly(Property property, Given given) {
        return given instanceof Given.Expression(Node.Constant(var value))
                && property.type().read(value, names) instanceof Type.Reading.Accepted(var read)
                && property.onlyStored(read);
    }
}
