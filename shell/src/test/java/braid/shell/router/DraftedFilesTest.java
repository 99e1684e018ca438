package braid.shell.router;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.command.FileChange;
import braid.shell.command.FileStore;
import braid.shell.script.CommandFailure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Drafted changes are those that a disk would make.
class DraftedFilesTest {
    private static final List<String> NAMES = List.of("a", "a/b", "a/b/c", "a.b", "d", "d/e", "d//e/", "..", "\u00ff");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aDraftOfChangesLooksAndEndsLikeTheChanges(long seed) {
        Random random = new Random(seed);
        FileFolder changed = new FileFolder(directory.resolve("changed"));
        FileFolder kept = new FileFolder(directory.resolve("kept"));
        for (int i = 0; i < 20; i++) {
            FileChange change = change(random);
            outcome(changed, change);
            outcome(kept, change);
        }
        List<String> before = contents(kept);
        assertThat(before).isEqualTo(contents(changed));

        DraftedFiles drafted = new DraftedFiles(kept, () -> Instant.EPOCH);
        for (int i = 0; i < 60; i++) {
            FileChange change = change(random);
            int count = drafted.changeCount();
            List<String> looked = contents(drafted);
            outcome(drafted, change(random));
            drafted.takeBack(count);
            assertThat(contents(drafted)).as("seed " + seed).isEqualTo(looked);
            assertThat(outcome(drafted, change))
                    .as("seed " + seed + ": " + change)
                    .isEqualTo(outcome(changed, change));
            assertThat(contents(drafted)).as("seed " + seed + ": " + change).isEqualTo(contents(changed));
            assertThat(contents(kept)).isEqualTo(before);
        }
        drafted.carryOut();
        assertThat(contents(kept)).as("seed " + seed).isEqualTo(contents(changed));
    }

    private static FileChange change(Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        return switch (random.nextInt(5)) {
            case 0 -> new FileChange.Write(name, Integer.toString(random.nextInt()));
            case 1 -> new FileChange.Append(name, Integer.toString(random.nextInt()));
            case 2 -> new FileChange.MakeFolder(name);
            case 3 -> new FileChange.Rename(name, NAMES.get(random.nextInt(NAMES.size())));
            default -> new FileChange.Remove(name);
        };
    }

    /// The failure; empty when there is none.
    private static Optional<String> outcome(FileStore files, FileChange change) {
        try {
            files.apply(change);
            return Optional.empty();
        } catch (CommandFailure failure) {
            return Optional.of(failure.getMessage());
        }
    }

    private static List<String> contents(FileStore files) {
        return files.list().stream()
                .map(file -> file.name() + " " + file.kind() + " " + file.bytes() + " "
                        + (file.isRegular() ? files.contents(file.name()) + files.read(file.name()) : ""))
                .toList();
    }
}
