package braid.shell.session;

import java.util.function.Function;

/// A session without a terminal: statements of an argument, or statements arriving as if typed.
public final class Batch {
    private static final int OK = 0;
    private static final int FAILED = 1;
    /// What may come before a statement is complete.
    static final int LONGEST_BYTES = 16 << 20;

    private Batch() {}

    /// Executes the text; its first error ends it and goes to standard error.
    ///
    /// @return the exit status
    public static int command(String text, Language language, Session session) {
        return switch (language.run(text, session)) {
            case Language.Outcome.Done() -> OK;
            case Language.Outcome.Failed failed -> {
                session.remark(Errors.text(failed));
                yield FAILED;
            }
        };
    }

    /// Executes line after line, joining those that are unfinished; errors are output, and it goes on. It ends at a
    /// statement that does not.
    ///
    /// @return the exit status: whether every command succeeded
    public static int pipe(InputBytes input, Language language, Session session) {
        int status = OK;
        var text = new StringBuilder();
        var complete = language.lineByLine();
        for (var line = input.line(LONGEST_BYTES);
                line.isPresent() && !session.ended();
                line = input.line(LONGEST_BYTES)) {
            text.append(line.get()).append('\n');
            if (text.length() > LONGEST_BYTES) {
                session.raw("failure: a statement is longer than " + LONGEST_BYTES + " bytes\n");
                return FAILED;
            }
            if (complete.test(line.get())) {
                status = Math.max(status, typed(text.toString(), language, session));
                text.setLength(0);
            }
        }
        return text.isEmpty() || session.ended() ? status : Math.max(status, typed(text.toString(), language, session));
    }

    private static int typed(String text, Language language, Session session) {
        return switch (language.run(text, session)) {
            case Language.Outcome.Done() -> OK;
            case Language.Outcome.Failed failed -> {
                session.raw(Errors.text(failed) + "\n");
                yield FAILED;
            }
        };
    }

    /// Hands a whole file, of at most `limitBytes`, to `work`.
    public static int file(InputBytes input, int limitBytes, Session session, Function<String, Integer> work) {
        var content = input.all(limitBytes);
        if (content.isEmpty()) {
            session.remark("failure: the file is larger than " + limitBytes + " bytes");
            return FAILED;
        }
        return work.apply(content.get());
    }
}
