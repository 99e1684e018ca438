package braid.shell.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.shell.menu.Menus;
import braid.shell.schema.MenuTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {
    private static final MenuTree TREE = Menus.tree(List.of());
    private static final Optional<String> NONE = Optional.empty();
    private static final String FIRST = "00".repeat(16) + ":" + "1a".repeat(32);
    private static final String SECOND = "00".repeat(16) + ":" + "2b".repeat(32);

    @TempDir
    private Path directory;

    private final FailingDisk disk = new FailingDisk();

    private Store open() {
        return disk.open(directory, TREE, InstantSource.fixed(Instant.EPOCH));
    }

    private Path file() {
        return directory.resolve(PasswordFile.NAME);
    }

    @Test
    void whatIsKeptIsThereAfterARestartAndForItsOwnerAlone() throws IOException {
        try (Store store = open()) {
            assertThat(store.passwords().of("admin")).isEmpty();
            assertThat(store.passwords().replace("admin", NONE, Optional.of(FIRST)))
                    .isTrue();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
            assertThat(store.history().undoable()).isEmpty();
        }
        try (Store store = open()) {
            assertThat(store.findings()).isEmpty();
            assertThat(store.passwords().of("admin")).contains(FIRST);
            assertThat(store.passwords().replace("admin", Optional.of(FIRST), NONE))
                    .isTrue();
        }
        try (Store store = open()) {
            assertThat(store.passwords().of("admin")).isEmpty();
        }
    }

    @Test
    void whoeverComesSecondChangesNothing() {
        try (Store store = open()) {
            store.passwords().replace("admin", NONE, Optional.of(FIRST));
            assertThat(store.passwords().replace("admin", NONE, Optional.of(SECOND)))
                    .isFalse();
            assertThat(store.passwords().of("admin")).contains(FIRST);
        }
    }

    @Test
    void whatCannotBeWrittenIsNotInForce() {
        try (Store store = open()) {
            store.passwords().replace("admin", NONE, Optional.of(FIRST));
            disk.fill();
            assertThatThrownBy(() -> store.passwords().replace("admin", Optional.of(FIRST), NONE))
                    .isInstanceOf(StateFailure.class)
                    .hasMessage("cannot write the password: No space left on device");
            assertThat(store.passwords().of("admin")).contains(FIRST);
            disk.free();
        }
        try (Store store = open()) {
            assertThat(store.passwords().of("admin")).contains(FIRST);
        }
    }

    @Test
    void aDamagedFileIsToldOfAndKept() throws IOException {
        String users = "{\"format\": 1, \"passwords\": {\"admin\": %s}}";
        for (String damaged : List.of(
                "{",
                "",
                "[1]",
                users.formatted("7"),
                users.formatted("\"\""),
                users.formatted("\"zz:11\""),
                users.formatted("\":" + "11".repeat(32) + "\""))) {
            Files.writeString(file(), damaged);
            try (Store store = open()) {
                assertThat(store.findings())
                        .as(damaged)
                        .singleElement()
                        .asString()
                        .startsWith("passwords.json is damaged");
                assertThat(store.passwords().of("admin")).isEmpty();
                assertThat(Files.readString(file())).isEqualTo(damaged);
                store.passwords().replace("admin", NONE, Optional.of(SECOND));
            }
        }
        assertThat(Files.readString(directory.resolve("passwords.json.damaged-1")))
                .isEqualTo("{");
        assertThat(directory.resolve("passwords.json.damaged-7")).exists();
    }
}
