package braid.shell.config;

import java.nio.file.Path;

/// Somebody else holds the state directory; it may be free, or a router answer there, in a moment.
public final class StateInUse extends StateFailure {
    private static final long serialVersionUID = 1;

    StateInUse(Path directory) {
        super("another router uses the state directory " + directory);
    }
}
