package braid.shell.session;

import braid.shell.resolve.Candidates;
import braid.shell.resolve.Colour;
import braid.shell.schema.Menu;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    /// Told line after line, without their ends, whether those since the last `true` can be executed. One for each
    /// series of lines.
    Predicate<String> lineByLine();

    /// What may stand at the end of a text, with a line about it each.
    Candidates complete(String text, Menu menu);

    /// One colour for each byte of the text.
    List<Colour> colours(String text, Menu menu);

    /// Whether the text holds a password or the like, and must not be kept.
    boolean secret(String text, Menu menu);
}
