package braid.shell.session;

/// How an error is shown to a person.
public final class Errors {
    private Errors() {}

    /// RouterOS's words, with line and column where it has them.
    public static String text(Language.Outcome.Failed failed) {
        return failed.line() == 0
                ? failed.message()
                : failed.message() + " (line " + failed.line() + " column " + failed.column() + ")";
    }
}
