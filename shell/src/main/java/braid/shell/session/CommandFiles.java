package braid.shell.session;

/// What can be done with a whole file of console commands. Content is bytes, one char a byte.
public interface CommandFiles {
    /// Imports it, all or nothing.
    ///
    /// @param arguments of `/import`
    /// @return the exit status
    int importFile(String arguments, String content, Session session);

    /// Says of each line in which state it is, and changes nothing.
    ///
    /// @return the exit status
    int checkFile(String name, String content, Session session);
}
