package braid.shell.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What is kept of the passwords of the console's users: a file of its own beside the configuration, since
/// nobody takes a password back or brings one back by undoing, by leaving safe mode, or by putting a
/// journal in place. Any thread.
public final class PasswordFile {
    static final String NAME = "passwords.json";
    private static final int FORMAT = 1;
    private static final String PASSWORDS = "passwords";
    private static final ObjectMapper JSON = new ObjectMapper();

    /// A salt and a hash of 256 bits, in hexadecimal.
    private static final Pattern FORM = Pattern.compile("(?:[0-9a-f]{2}){8,64}:[0-9a-f]{64}");

    private final StateFiles files;
    private volatile Map<String, String> kept;
    /// The file is kept under another name before it is written.
    private boolean damaged;

    private PasswordFile(StateFiles files, Optional<Map<String, String>> found) {
        this.files = files;
        this.kept = found.orElse(Map.of());
        this.damaged = found.isEmpty();
    }

    /// @throws IOException if there is a file that cannot be read
    static PasswordFile open(StateFiles files) throws IOException {
        try {
            return new PasswordFile(files, decode(Files.readAllBytes(files.path(NAME))));
        } catch (NoSuchFileException e) {
            return new PasswordFile(files, Optional.of(Map.of()));
        }
    }

    /// What was found damaged, a sentence.
    synchronized Optional<String> finding() {
        return damaged
                ? Optional.of(NAME + " is damaged: no user has a password before one is set, and it is left as it is"
                        + " until then")
                : Optional.empty();
    }

    /// What is kept of a user's password, `salt:hash` in hexadecimal; empty: there is none.
    public Optional<String> of(String user) {
        return Optional.ofNullable(kept.get(user));
    }

    /// Changes what is kept of a user's password; it is on the disk when this returns.
    ///
    /// @param before what was kept when the old password was checked
    /// @param after empty: there is no password from now on
    /// @return false if it was changed meanwhile
    /// @throws StateFailure if it cannot be written: it is as before
    public synchronized boolean replace(String user, Optional<String> before, Optional<String> after) {
        if (!of(user).equals(before)) {
            return false;
        }
        Map<String, String> changed = new TreeMap<>(kept);
        changed.remove(user);
        after.ifPresent(text -> changed.put(user, text));
        try {
            if (damaged) {
                files.keepDamaged(NAME);
                damaged = false;
            }
            files.replace(NAME, encode(changed));
        } catch (IOException e) {
            throw new StateFailure("cannot write the password: " + StateFailure.reason(e));
        }
        kept = Map.copyOf(changed);
        return true;
    }

    private static byte[] encode(Map<String, String> passwords) {
        ObjectNode node = JSON.createObjectNode().put("format", FORMAT);
        ObjectNode users = node.putObject(PASSWORDS);
        passwords.forEach(users::put);
        return (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// @return empty if it is damaged, or of another version
    private static Optional<Map<String, String>> decode(byte[] bytes) throws IOException {
        JsonNode node;
        try {
            node = JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        JsonNode users = node.path(PASSWORDS);
        if (node.path("format").intValue() != FORMAT
                || !users.isObject()
                || !users.properties().stream()
                        .allMatch(user -> FORM.matcher(user.getValue().asText()).matches())) {
            return Optional.empty();
        }
        Map<String, String> passwords = new TreeMap<>();
        users.properties()
                .forEach(user -> passwords.put(user.getKey(), user.getValue().textValue()));
        return Optional.of(Map.copyOf(passwords));
    }
}
