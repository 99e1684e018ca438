package braid.shell.command;

import braid.shell.script.Directive;
import java.util.List;
import java.util.stream.Stream;

/// All commands of the language.
public final class Directives {
    private Directives() {}

    public static List<Directive> all() {
        return Stream.of(
                        VariableDirectives.all(),
                        BranchDirectives.all(),
                        LoopDirectives.all(),
                        ErrorDirectives.all(),
                        OutputDirectives.all(),
                        TextDirectives.all(),
                        ConversionDirectives.all(),
                        DataDirectives.all(),
                        JobDirectives.all(),
                        MachineDirectives.all(),
                        SearchDirectives.all(),
                        TerminalDirectives.all())
                .flatMap(List::stream)
                .toList();
    }
}
