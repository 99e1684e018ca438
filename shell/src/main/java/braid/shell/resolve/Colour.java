package braid.shell.resolve;

/// What a byte of a command line is, for colours (RouterOS's highlight classes).
public enum Colour {
    NONE,
    DIR,
    CMD,
    ARG,
    SYNTAX_META,
    ESCAPED,
    COMMENT,
    VARIABLE_LOCAL,
    VARIABLE_GLOBAL,
    VARIABLE_AUTO,
    VARIABLE_PARAMETER,
    VARIABLE_UNDEFINED,
    ERROR
}
