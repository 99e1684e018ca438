package braid.shell.resolve;

import braid.grammar.ast.Span;
import braid.grammar.parse.Position;
import braid.grammar.parse.SyntaxError;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a statement means.
public sealed interface Call {
    /// A line that only names a menu: the following statements run there.
    record Enter(Menu menu) implements Call {}

    /// A command with its arguments.
    ///
    /// @param given by argument name, in the order of the text
    /// @param unset names given as `!name`
    /// @param at where the statement begins
    /// @param span the whole statement
    record Run(Menu menu, Command command, Map<String, Given> given, Set<String> unset, Position at, Span span)
            implements Call {
        public Run {
            given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
            unset = Collections.unmodifiableSet(new LinkedHashSet<>(unset));
        }
    }

    /// `{...}`, or a menu path followed by it.
    record Block(Code code) implements Call {}

    /// A call of a value: `$function 1 name=2`.
    record Apply(Node callee, String name, List<Node> positional, Map<String, Node> named, Position at)
            implements Call {
        public Apply {
            positional = List.copyOf(positional);
            named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
        }
    }

    /// A word that no menu, command or argument answers to: an error that is raised when execution comes to it.
    ///
    /// @param rest what `:parse` shows besides: the command's path, or the words from the unknown one on
    record Wrong(SyntaxError error, String rest) implements Call {}
}
