package braid.shell.server;

import braid.shell.config.StateFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/// Where a router keeps what it remembers, and the names of the files in it that are not its configuration.
public record StateDirectory(Path path) {
    /// How the line begins that a router writes to standard output once consoles can connect.
    public static final String READY = "router runs on ";

    /// `sun_path` of unix(7) is 108 bytes and ends with a zero.
    private static final int MAX_SOCKET_PATH_BYTES = 107;

    public StateDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /// `/var/lib/braid` for root, else below XDG_STATE_HOME.
    public static StateDirectory byDefault(boolean root, Map<String, String> environment) {
        if (root) {
            return new StateDirectory(Path.of("/var/lib/braid"));
        }
        var home = Optional.ofNullable(environment.get("XDG_STATE_HOME"))
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .orElseGet(() -> Path.of(environment.getOrDefault("HOME", "/tmp"), ".local", "state"));
        return new StateDirectory(home.resolve("braid"));
    }

    /// Makes the directory, readable by its owner alone, unless it is there.
    ///
    /// @throws IOException whose message is a sentence
    public void create() throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        try {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new IOException("cannot use the state directory " + path + ": " + StateFailure.reason(e), e);
        }
    }

    public Path socket() {
        return path.resolve("console.socket");
    }

    /// Standard error of a router that a console started.
    public Path log() {
        return path.resolve("router.log");
    }

    /// Held while a console starts the router, so that two consoles start one.
    public Path startLock() {
        return path.resolve("start.lock");
    }

    public Path history() {
        return path.resolve("console.history");
    }

    /// What is wrong with this directory as a place for the socket, as a sentence.
    public Optional<String> refusal() {
        int bytes = socket().toString().getBytes(StandardCharsets.UTF_8).length;
        return bytes <= MAX_SOCKET_PATH_BYTES
                ? Optional.empty()
                : Optional.of("the state directory's path is too long for a socket (" + bytes + " bytes, at most "
                        + MAX_SOCKET_PATH_BYTES + "): " + path);
    }
}
