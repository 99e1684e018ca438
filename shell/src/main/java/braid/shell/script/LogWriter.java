package braid.shell.script;

/// Where `:log` writes; a service of the router.
@FunctionalInterface
public interface LogWriter {
    /// @param topics comma separated, `script,info`
    void write(String topics, String message);
}
