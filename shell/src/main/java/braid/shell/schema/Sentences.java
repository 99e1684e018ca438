package braid.shell.schema;

import java.util.Collection;

/// The console's own sentences, each in one place, in RouterOS's words (routeros-console.md section 6).
public final class Sentences {
    public static final String NO_SUCH_ITEM = "no such item";
    public static final String NOT_BOOLEAN = "conditional not boolean";
    public static final String INTERRUPTED = "interrupted";
    public static final String TOO_DEEP = "nesting too deep";
    public static final String NEEDS_A_PERSON = "this command requires user input";
    public static final String SYNTAX_ERROR = "syntax error";
    public static final String NO_RANGE = "value of range expects range of ip addresses";
    public static final String NOT_SUPPORTED = "failure: not supported";

    /// Stands for the argument's name in the sentences of types, which do not know it.
    static final String NAME = "%s";

    private Sentences() {}

    public static String missing(Collection<String> arguments) {
        return "missing value(s) of argument(s) " + String.join(" ", arguments);
    }

    public static String invalid(String argument) {
        return "invalid value for argument " + argument;
    }

    public static String invalidTime(String argument) {
        return "invalid time value for argument " + argument;
    }

    public static String noMatch(String argument) {
        return "input does not match any value of " + argument;
    }

    static String ambiguous(String argument) {
        return "ambiguous value of " + argument + ", more than one possible value matches input";
    }

    static String trailing(String argument) {
        return "value of " + argument + " contains invalid trailing characters";
    }

    public static String outOfRange(String argument, long least, long most) {
        return "value of " + argument + " out of range (" + least + ".." + most + ")";
    }
}
