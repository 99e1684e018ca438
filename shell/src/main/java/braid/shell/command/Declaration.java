package braid.shell.command;

import braid.shell.schema.Argument;
import braid.shell.schema.Argument.Kind;
import braid.shell.schema.Argument.Use;
import braid.shell.schema.Command;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.script.Directive;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Builds the declaration of a directive, argument by argument.
final class Declaration {
    private final String menu;
    private final String name;
    private final String help;
    private final List<Argument> arguments = new ArrayList<>();
    private final List<String> positional = new ArrayList<>();

    private Declaration(String menu, String name, String help) {
        this.menu = menu;
        this.name = name;
        this.help = help;
    }

    static Declaration of(String name, String help) {
        return new Declaration("/", name, help);
    }

    static Declaration in(String menu, String name, String help) {
        return new Declaration(menu, name, help);
    }

    /// The argument declared last may be given without its name.
    Declaration positional() {
        positional.add(arguments.getLast().name());
        return this;
    }

    Declaration value(String argument, String meaning) {
        return with(argument, new Kind.Any(), meaning);
    }

    /// A value without array literals.
    Declaration plain(String argument, String meaning) {
        return with(argument, new Kind.Typed(PLAIN), meaning);
    }

    /// One of a few words, or some of them.
    Declaration words(String argument, List<String> words, String meaning) {
        return with(argument, new Kind.Typed(Types.words(words)), meaning);
    }

    /// Text, also between braces.
    Declaration text(String argument, String meaning) {
        return with(argument, new Kind.Text(), meaning);
    }

    Declaration toggle(String argument, String meaning) {
        return with(argument, new Kind.Switch(), meaning);
    }

    Declaration block(String argument, String meaning) {
        return with(argument, new Kind.Block(), meaning);
    }

    Declaration variable(String argument, Use use, String meaning) {
        return with(argument, new Kind.VariableName(use), meaning);
    }

    Directive does(Directive.Work work) {
        return new Directive(menu, new Command(name, help, arguments, positional), work);
    }

    private Declaration with(String argument, Kind kind, String meaning) {
        arguments.add(Argument.of(argument, kind, meaning));
        return this;
    }

    private static final Type PLAIN = new Type() {
        @Override
        public Reading read(Value given, Names names) {
            return new Reading.Accepted(given);
        }

        @Override
        public String write(Value stored, Names names) {
            return Texts.of(stored);
        }

        @Override
        public boolean quoted() {
            return false;
        }

        @Override
        public List<String> words(Names names) {
            return List.of();
        }
    };
}
