package braid.shell.script;

import java.util.List;

/// Where `:log` writes; a service of the router.
@FunctionalInterface
public interface LogWriter {
    void write(List<String> topics, String message);
}
