package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.script.SafeMode;
import braid.shell.testing.TestConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordTest {
    @TempDir
    private Path directory;

    private TestConsole console;

    @BeforeEach
    void open() {
        console = TestConsole.on(directory, List.of());
    }

    @AfterEach
    void close() {
        console.close();
    }

    private List<String> change(String from, String to) {
        return console.type("/password old-password=\"%s\" new-password=\"%s\" confirm-new-password=\"%s\""
                .formatted(from, to, to));
    }

    private record Somebody(String user) implements SafeMode.Owner {
        @Override
        public void safeModeLost() {}
    }

    @Test
    void nobodyTakesAPasswordBackByUndoing() {
        console.type("/system identity set name=before");
        assertThat(change("", "geheim")).isEmpty();
        assertThat(console.type("/undo")).isEmpty();
        assertThat(console.type(":put [/system identity get name]")).containsExactly("router");
        assertThat(console.type("/undo")).containsExactly("failure: nothing to undo");
        assertThat(change("", "other")).containsExactly("failure: incorrect old password");
        assertThat(change("geheim", "")).isEmpty();
        assertThat(console.type("/redo; /redo")).containsExactly("failure: nothing to redo");
        assertThat(change("", "third")).isEmpty();
    }

    @Test
    void safeModeLeavesPasswordsAlone() {
        SafeMode mode = console.router().safeMode();
        Somebody somebody = new Somebody("admin");
        mode.take(somebody);
        change("", "geheim");
        console.type("/system identity set name=meanwhile");
        mode.unroll(somebody);
        assertThat(console.type(":put [/system identity get name]")).containsExactly("router");
        assertThat(change("", "other")).containsExactly("failure: incorrect old password");
        close();
        open();
        assertThat(change("geheim", "")).isEmpty();
    }

    @Test
    void anImportThatMayBeTakenBackChangesNone() throws IOException {
        Files.createDirectories(console.router().folder());
        Files.writeString(
                console.router().folder().resolve("p.rsc"),
                "/password old-password=\"\" new-password=x confirm-new-password=x\n");
        assertThat(console.type("/import p.rsc").getLast()).contains("failure: cannot use passwords during an import");
        assertThat(change("", "")).isEmpty();
    }
}
