package braid.shell.server;

/// One message between the program on the terminal and the router. Arrays belong to whoever received the frame.
public sealed interface Frame {
    /// What a console is opened for.
    enum Mode {
        /// A line editor on a terminal.
        INTERACTIVE,
        /// Statements given as an argument; the first error ends it.
        COMMAND,
        /// Statements arriving as data, executed as if typed.
        PIPE,
        /// A file arriving as data, imported as a whole; the text is the arguments of `/import`.
        IMPORT,
        /// A file arriving as data, judged and not executed; the text is its name.
        CHECK
    }

    /// The first frame of a client.
    ///
    /// @param terminal the terminal's type as in `TERM`
    /// @param rows 0 when nobody watches: neither output nor standard error is a terminal
    /// @param text the statements or arguments of a command, the name of a file, else empty; one char a byte
    record Hello(Mode mode, String terminal, int columns, int rows, boolean colour, String text) implements Frame {}

    /// Typed or piped bytes (client), what standard output shall get (server).
    record Data(byte[] bytes) implements Frame {}

    /// The client's input has ended.
    record InputEnd() implements Frame {}

    record Resize(int columns, int rows) implements Frame {}

    /// What standard error shall get.
    record ErrorData(byte[] bytes) implements Frame {}

    /// The last frame of a server.
    record Exit(int status) implements Frame {}
}
