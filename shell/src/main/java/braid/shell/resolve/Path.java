package braid.shell.resolve;

import braid.grammar.ast.Item;
import braid.grammar.ast.Part;
import braid.grammar.ast.Span;
import braid.grammar.ast.Statement;
import braid.grammar.parse.Source;
import braid.grammar.parse.SyntaxError;
import braid.grammar.parse.SyntaxException;
import braid.shell.resolve.Words.Found;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The path at the beginning of a statement: menu words in either spelling, then a command, a block or
/// nothing.
final class Path {
    enum Role {
        MENU,
        COMMAND,
        WRONG
    }

    /// A word of the path, for colours.
    record Step(Span span, Role role) {}

    /// What the path ends in.
    sealed interface End {
        Menu menu();

        record OfMenu(Menu menu) implements End {}

        record OfBlock(Menu menu, Part.Brace brace) implements End {}

        /// @param arguments the items behind the command
        record OfCommand(Menu menu, Command command, List<Item> arguments) implements End {
            public OfCommand {
                arguments = List.copyOf(arguments);
            }
        }

        /// An error that is raised when execution comes to it.
        ///
        /// @param rest the words from the wrong one on, separated by `;`
        record OfError(Menu menu, SyntaxError error, String rest) implements End {}
    }

    private final Source source;
    private final Statement statement;
    private final Menu root;
    private final List<Step> steps = new ArrayList<>();
    private Menu menu;
    private int at;

    private Path(Source source, Statement statement, Menu root, Menu current) {
        this.source = source;
        this.statement = statement;
        this.root = root;
        this.menu = current;
        this.at = statement.span().start();
    }

    /// What the statement's path means in the menu `current`; colours are added to `steps`.
    ///
    /// @throws SyntaxException a fatal error
    static End read(Source source, Statement statement, Menu root, Menu current, List<Step> steps) {
        Path path = new Path(source, statement, root, current);
        try {
            return path.read();
        } finally {
            steps.addAll(path.steps);
        }
    }

    private End read() {
        boolean relative = !isSlashOrColon(at);
        if (!relative) {
            steps.add(new Step(new Span(at, at + 1), Role.MENU));
            menu = root;
            at++;
            if (isSlashOrColon(at)) {
                throw expectedCommandName();
            }
        }
        while (true) {
            skipBlank();
            if (at >= statement.span().end()) {
                return new End.OfMenu(menu);
            }
            if (partAt(at).orElseThrow() instanceof Part.Brace brace) {
                return new End.OfBlock(menu, brace);
            }
            if (source.text().startsWith("..", at)) {
                steps.add(new Step(new Span(at, at + 2), Role.MENU));
                menu = Words.parent(root, menu);
                at += isSlash(at + 2) ? 3 : 2;
                relative = false;
                continue;
            }
            int end = wordEnd();
            if (end == at) {
                throw expectedCommandName();
            }
            Optional<End> done = word(end, relative);
            if (done.isPresent()) {
                return done.get();
            }
            relative = false;
        }
    }

    private Optional<End> word(int end, boolean relative) {
        Span span = new Span(at, end);
        String word = span.of(source.text());
        Optional<Found> found = find(word, relative);
        boolean complete = end >= statement.span().end() || isBlank(end);
        if (found.isEmpty()) {
            steps.add(new Step(span, Role.WRONG));
            if (!complete) {
                throw source.syntaxError(end);
            }
            at = end;
            skipBlank();
            if (at < statement.span().end() && partAt(at).orElseThrow() instanceof Part.Brace(Span brace, boolean _)) {
                throw source.syntaxError(brace.start());
            }
            return Optional.of(new End.OfError(
                    menu,
                    new SyntaxError(
                            "bad command name " + word,
                            source.position(span.start()),
                            SyntaxError.Kind.UNKNOWN_COMMAND),
                    itemsFrom(span.start()).stream()
                            .map(item -> item.span().of(source.text()))
                            .collect(Collectors.joining(";"))));
        }
        Optional<Part> next = complete ? Optional.empty() : partAt(end);
        boolean inWord = next.isPresent() && (next.get() instanceof Part.Word || next.get() instanceof Part.Equals);
        return switch (found.get()) {
            case Found.OfMenu(Menu child) -> {
                steps.add(new Step(span, Role.MENU));
                if (inWord && !isSlash(end)) {
                    throw source.syntaxError(end);
                }
                menu = child;
                at = isSlash(end) ? end + 1 : end;
                yield Optional.empty();
            }
            case Found.OfCommand(Menu home, Command command) -> {
                steps.add(new Step(span, Role.COMMAND));
                if (inWord) {
                    throw source.syntaxError(end);
                }
                yield Optional.of(new End.OfCommand(home, command, itemsFrom(end)));
            }
        };
    }

    /// Commands of the root menu are found from everywhere, unless the current menu has the word.
    private Optional<Found> find(String word, boolean relative) {
        Optional<Found> found = Words.inMenu(menu, word);
        if (found.isPresent() || !relative || menu.path().equals("/")) {
            return found;
        }
        return Words.inMenu(root, word).filter(Found.OfCommand.class::isInstance);
    }

    private List<Item> itemsFrom(int offset) {
        List<Item> items = new ArrayList<>(statement.items().size());
        for (Item item : statement.items()) {
            if (item.span().start() >= offset) {
                items.add(item);
            } else if (item.span().end() > offset) {
                List<Part> parts = item.parts().stream()
                        .filter(part -> part.span().end() > offset)
                        .toList();
                items.add(new Item(parts, new Span(offset, item.span().end())));
            }
        }
        return items;
    }

    private Optional<Part> partAt(int offset) {
        for (Item item : statement.items()) {
            if (item.span().start() > offset) {
                break;
            }
            if (offset < item.span().end()) {
                for (Part part : item.parts()) {
                    if (part.span().start() <= offset && offset < part.span().end()) {
                        return Optional.of(part);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private void skipBlank() {
        if (at < statement.span().end() && partAt(at).isEmpty()) {
            at = statement.items().stream()
                    .mapToInt(item -> item.span().start())
                    .filter(start -> start > at)
                    .min()
                    .orElse(statement.span().end());
        }
    }

    private boolean isBlank(int offset) {
        return partAt(offset).isEmpty();
    }

    private int wordEnd() {
        int end = at;
        while (end < statement.span().end() && isNameChar(source.text().charAt(end))) {
            end++;
        }
        return source.text().charAt(at) == '-' ? at : end;
    }

    private static boolean isNameChar(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
    }

    private boolean isSlash(int offset) {
        return offset < statement.span().end() && source.text().charAt(offset) == '/';
    }

    private boolean isSlashOrColon(int offset) {
        return isSlash(offset)
                || (offset < statement.span().end() && source.text().charAt(offset) == ':');
    }

    private SyntaxException expectedCommandName() {
        return new SyntaxException(source.error("expected command name", at));
    }
}
