package braid.shell.session;

import braid.shell.schema.Menu;
import java.util.List;
import java.util.Optional;

/// The console language as a session uses it. Text is bytes, one char a byte; positions are byte positions.
public interface Language {
    /// What became of a text.
    sealed interface Outcome {
        record Done() implements Outcome {}

        /// @param line 1-based, and `column` too; both 0 when the message has no place in the text
        record Failed(String message, int line, int column) implements Outcome {}
    }

    /// Executes a text, statement by statement, until its end or its first error. Variables live as long as this.
    Outcome run(String text, Session session);

    /// The open brackets and quotes of a text that cannot be executed yet (`{(\`); empty when it can.
    Optional<String> unfinished(String text);

    /// What the text could go on with at the cursor.
    Completion complete(String text, int cursor, Menu menu);

    /// One class for each byte of the text.
    List<Colour> colours(String text, Menu menu);

    /// What can be typed at the cursor, with a description each; empty inside values and quotes.
    List<HelpLine> help(String text, int cursor, Menu menu);

    /// Whether the text holds a password or the like, and must not be kept.
    boolean secret(String text, Menu menu);

    /// @param start where the word begins that a candidate replaces
    record Completion(int start, List<Candidate> candidates) {
        public Completion {
            candidates = List.copyOf(candidates);
        }
    }

    /// @param suffix what follows the word when it is the only one: `=`, a blank or nothing
    record Candidate(String word, Colour colour, String suffix) {}

    record HelpLine(String word, Colour colour, String description) {}

    /// Classes of text that a terminal shows in different colours.
    enum Colour {
        PLAIN,
        MENU,
        COMMAND,
        ARGUMENT,
        SYNTAX,
        ESCAPE,
        COMMENT,
        VARIABLE,
        GLOBAL_VARIABLE,
        UNDEFINED,
        ERROR
    }
}
