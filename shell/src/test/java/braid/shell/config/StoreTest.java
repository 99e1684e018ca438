package braid.shell.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.shell.menu.Menus;
import braid.shell.schema.MenuTree;
import braid.shell.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreTest {
    private static final String POOL = "/ip/pool";
    private static final MenuTree TREE = Menus.tree(List.of());

    @TempDir
    private Path directory;

    @Test
    void whatWasChangedIsThereAfterAReopen() {
        Configuration before;
        try (Store store = open()) {
            add(store, "a");
            add(store, "b");
            store.edit("admin", "changed", draft -> {
                draft.alter(POOL, 1, Map.of("comment", new Value.Str("\u00e4\n\0")));
                return draft.now();
            });
            before = store.now();
        }
        try (Store store = open()) {
            assertThat(store.now()).isEqualTo(before);
            assertThat(store.findings()).isEmpty();
        }
    }

    @Test
    void idsAreNeverGivenTwiceAndComeBackWithUndo() {
        try (Store store = open()) {
            add(store, "a");
            store.edit("admin", "removed", draft -> {
                draft.remove(POOL, 1);
                return draft;
            });
            add(store, "b");
            assertThat(store.now().items(POOL)).extracting(Item::id).containsExactly(2L);
            store.undo("admin");
            store.undo("admin");
            assertThat(store.now().items(POOL)).extracting(Item::id).containsExactly(1L);
        }
        try (Store store = open()) {
            add(store, "c");
            assertThat(store.now().items(POOL)).extracting(Item::id).containsExactly(1L, 3L);
        }
    }

    @Test
    void undoAndRedoAreInverse() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            try (Store store = Store.open(directory.resolve("seed" + seed), TREE, InstantSource.fixed(Instant.EPOCH))) {
                Configuration empty = store.now();
                for (int i = 0; i < 50; i++) {
                    RandomChange.make(store, random);
                }
                Configuration full = store.now();
                int undone = 0;
                while (store.undo("admin").isPresent()) {
                    undone++;
                }
                assertThat(store.now().items(POOL)).as("seed " + seed).isEqualTo(empty.items(POOL));
                for (int i = 0; i < undone; i++) {
                    assertThat(store.redo("admin")).isPresent();
                }
                assertThat(store.now().items(POOL)).as("seed " + seed).isEqualTo(full.items(POOL));
            }
        }
    }

    @Test
    void aTornLastLineIsForgotten() throws IOException {
        Configuration before;
        try (Store store = open()) {
            add(store, "a");
            before = store.now();
            add(store, "b");
        }
        Path journal = directory.resolve("journal.jsonl");
        byte[] whole = Files.readAllBytes(journal);
        for (int cut = 1; cut < 100; cut += 7) {
            Files.write(journal, Arrays.copyOf(whole, whole.length - cut));
            try (Store store = open()) {
                assertThat(store.now()).isEqualTo(before);
                assertThat(store.findings()).isEmpty();
            }
        }
    }

    /// Its end was written, so somebody may have been told that it is kept.
    @Test
    void aLastLineThatIsWholeAndDamagedIsKeptAndNamed() throws IOException {
        try (Store store = open()) {
            add(store, "a");
            add(store, "b");
        }
        Path journal = directory.resolve("journal.jsonl");
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length - 5] ^= 1;
        Files.write(journal, bytes);
        try (Store store = open()) {
            assertThat(store.now().items(POOL)).hasSize(1);
            assertThat(store.findings()).singleElement().asString().contains("line 2 is damaged");
        }
        assertThat(Files.readAllBytes(directory.resolve("journal.jsonl.damaged-1")))
                .isEqualTo(bytes);
    }

    @Test
    void whatTheDiskCouldNotWriteIsWrittenAnew() {
        FailingDisk disk = new FailingDisk();
        Configuration last;
        try (Store store = disk.open(directory, TREE, InstantSource.fixed(Instant.EPOCH))) {
            add(store, "a");
            disk.fails(1);
            store.sync();
            assertThat(directory.resolve("snapshot.json")).exists();
            add(store, "b");
            store.sync();
            last = store.now();
        }
        try (Store store = open()) {
            assertThat(store.now()).isEqualTo(last);
        }
    }

    @Test
    void nothingIsKeptBeforeTheDiskHasIt() {
        FailingDisk disk = new FailingDisk();
        try (Store store = disk.open(directory, TREE, InstantSource.fixed(Instant.EPOCH))) {
            add(store, "a");
            disk.fails(3);
            assertThatThrownBy(store::sync).isInstanceOf(StateFailure.class).hasMessageContaining("Input/output error");
            assertThatThrownBy(store::sync)
                    .as("the second call writes no less than the first")
                    .isInstanceOf(StateFailure.class);
            store.sync();
        }
    }

    /// A long line that failed half way, and could not be taken away, lies behind what is whole.
    @Test
    void whatAFailedLineLeavesIsWrittenOver() {
        FailingDisk disk = new FailingDisk();
        Configuration last;
        try (Store store = disk.open(directory, TREE, InstantSource.fixed(Instant.EPOCH))) {
            add(store, "a");
            disk.fill();
            assertThatThrownBy(() -> add(store, "b".repeat(5_000))).isInstanceOf(StateFailure.class);
            disk.free();
            add(store, "c");
            add(store, "d");
            last = store.now();
            assertThat(last.items(POOL)).hasSize(3);
        }
        try (Store store = open()) {
            assertThat(store.now()).isEqualTo(last);
            assertThat(store.findings()).isEmpty();
        }
    }

    /// Whatever is to be written anew: it begins with what was recovered, and writes it when there is room.
    @ParameterizedTest
    @EnumSource
    void aFullDiskIsNoReasonNotToStart(Found found) throws IOException {
        try (Store store = open()) {
            add(store, "a");
            store.sync();
            Draft draft = store.draft();
            draft.add(POOL, Map.of("name", new Value.Str("provisional")), OptionalLong.empty());
            store.commit(store.begin(), "admin", "import", draft);
        }
        Path journal = directory.resolve("journal.jsonl");
        if (found == Found.DAMAGED_JOURNAL) {
            Files.writeString(journal, "damaged\n", StandardOpenOption.APPEND);
        }
        byte[] before = Files.readAllBytes(journal);
        FailingDisk disk = new FailingDisk();
        disk.fill();
        Configuration last;
        try (Store store = disk.open(directory, TREE, InstantSource.fixed(Instant.EPOCH))) {
            assertThat(store.now().items(POOL)).extracting(LinuxNames::name).containsExactly("a");
            assertThat(store.findings()).hasSize(found == Found.UNENDED ? 0 : 1);
            assertThatThrownBy(() -> add(store, "b")).isInstanceOf(StateFailure.class);
            assertThatThrownBy(store::tidy).isInstanceOf(StateFailure.class).hasMessageContaining("No space left");
            assertThat(Files.readAllBytes(journal)).startsWith(before);
            disk.free();
            store.tidy();
            add(store, "b");
            last = store.now();
        }
        try (Store store = open()) {
            assertThat(store.now()).isEqualTo(last);
            assertThat(store.findings()).isEmpty();
        }
        assertThat(directory.resolve("journal.jsonl.damaged-1").toFile().exists())
                .isEqualTo(found == Found.DAMAGED_JOURNAL);
    }

    enum Found {
        UNENDED,
        DAMAGED_JOURNAL
    }

    @Test
    void aDamagedJournalIsKeptAndNamed() throws IOException {
        try (Store store = open()) {
            add(store, "a");
            add(store, "b");
            add(store, "c");
        }
        Path journal = directory.resolve("journal.jsonl");
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length / 2] ^= 1;
        Files.write(journal, bytes);
        try (Store store = open()) {
            assertThat(store.now().items(POOL)).hasSize(1);
            assertThat(store.findings()).hasSize(1);
            assertThat(store.findings().getFirst())
                    .contains("line 2 is damaged")
                    .contains("journal.jsonl.damaged-1");
        }
        assertThat(Files.readAllBytes(directory.resolve("journal.jsonl.damaged-1")))
                .isEqualTo(bytes);
    }

    /// Without it the configuration would be empty, and the router open.
    @Test
    void nothingBeginsWithADamagedSnapshot() throws IOException {
        try (Store store = open()) {
            add(store, "a");
            add(store, "caf\u00e9");
            Files.write(
                    directory.resolve("snapshot.json"),
                    new Snapshot(2, Map.of(), store.now()).encode(),
                    StandardOpenOption.CREATE);
        }
        Path snapshot = directory.resolve("snapshot.json");
        byte[] whole = Files.readAllBytes(snapshot);
        byte[] journal = Files.readAllBytes(directory.resolve("journal.jsonl"));
        for (int length = 0; length < whole.length - 2; length += 5) {
            Files.write(snapshot, Arrays.copyOf(whole, length));
            assertThatThrownBy(this::open)
                    .as("cut to %d bytes", length)
                    .isExactlyInstanceOf(StateFailure.class)
                    .message()
                    .matches(
                            ".* snapshot\\.json is damaged (at line \\d+ column \\d+|\\(it is empty\\)); put back a copy of it,"
                                    + " or move it and journal\\.jsonl away to begin with an empty configuration");
            assertThat(snapshot).hasBinaryContent(Arrays.copyOf(whole, length));
        }
        for (String other : List.of("{}", "{\"format\":2,\"menus\":{}}", "[1]", "{\"format\":1,\"menus\":{}} x")) {
            Files.writeString(snapshot, other);
            assertThatThrownBy(this::open).as(other).hasMessageContaining("snapshot.json is damaged ");
        }
        assertThat(directory.resolve("journal.jsonl")).hasBinaryContent(journal);
        Files.write(snapshot, whole);
        try (Store store = open()) {
            assertThat(store.now().items(POOL)).hasSize(2);
        }
    }

    @Test
    void aTransactionThatNobodyEndedIsNoPartOfTheNextStart() {
        try (Store store = open()) {
            add(store, "a");
            long transaction = store.begin();
            Draft draft = store.draft();
            draft.add(POOL, Map.of("name", new Value.Str("provisional")), OptionalLong.empty());
            store.commit(transaction, "admin", "import", draft);
            add(store, "b");
            assertThat(store.now().items(POOL)).hasSize(3);
        }
        try (Store store = open()) {
            assertThat(store.now().items(POOL)).extracting(LinuxNames::name).containsExactly("a", "b");
        }
    }

    @Test
    void whatSomebodyChangedMeanwhileOutlivesATransactionThatIsTakenBack() {
        Configuration after;
        try (Store store = open()) {
            add(store, "a");
            comment(store, "old");
            long transaction = store.begin();
            Draft draft = store.draft();
            draft.alter(POOL, 1, Map.of("comment", new Value.Str("import"), "next-pool", new Value.Str("none")));
            draft.add(POOL, Map.of("name", new Value.Str("provisional")), OptionalLong.empty());
            store.commit(transaction, "admin", "import", draft);
            comment(store, "theirs");
            store.takeBack(transaction);
            after = store.now();
            assertThat(after.items(POOL))
                    .singleElement()
                    .satisfies(item -> assertThat(item.values())
                            .containsEntry("comment", new Value.Str("theirs"))
                            .doesNotContainKey("next-pool"));
            assertThat(store.history().undoable())
                    .extracting(HistoryEntry::action)
                    .doesNotContain("import");
            store.undo("somebody");
            assertThat(store.now().items(POOL).getFirst().values())
                    .as("undone to what was before the transaction, not to what it had set")
                    .containsEntry("comment", new Value.Str("old"));
            store.redo("somebody");
        }
        try (Store store = open()) {
            assertThat(store.now()).isEqualTo(after);
        }
    }

    /// However transactions and other changes meet, those taken back among them.
    @Test
    void memoryAndDiskTellTheSame() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Path own = directory.resolve("seed" + seed);
            Configuration last;
            try (Store store = Store.open(own, TREE, InstantSource.fixed(Instant.EPOCH))) {
                List<Long> begun = new ArrayList<>();
                for (int step = 0; step < 60; step++) {
                    switch (random.nextInt(5)) {
                        case 0 -> begun.add(store.begin());
                        case 1 -> end(store, begun, random);
                        case 2 -> provisionally(store, begun, random);
                        default -> RandomChange.make(store, random);
                    }
                }
                while (!begun.isEmpty()) {
                    end(store, begun, random);
                }
                last = store.now();
            }
            try (Store store = Store.open(own, TREE, InstantSource.fixed(Instant.EPOCH))) {
                assertThat(store.now()).as("seed " + seed).isEqualTo(last);
            }
        }
    }

    private static void end(Store store, List<Long> begun, Random random) {
        if (!begun.isEmpty()) {
            long transaction = begun.remove(random.nextInt(begun.size()));
            if (random.nextBoolean()) {
                store.keep(transaction, "admin", "import");
            } else {
                store.takeBack(transaction);
            }
        }
    }

    private static void provisionally(Store store, List<Long> begun, Random random) {
        if (!begun.isEmpty()) {
            Draft draft = store.draft();
            RandomChange.make(draft, random);
            store.commit(begun.get(random.nextInt(begun.size())), "admin", "import", draft);
        }
    }

    private static void comment(Store store, String comment) {
        store.edit("somebody", "changed", draft -> {
            draft.alter(POOL, 1, Map.of("comment", new Value.Str(comment)));
            return draft;
        });
    }

    @Test
    void aDraftThatMeetsAnotherChangeOfTheSameItemIsRefused() {
        try (Store store = open()) {
            add(store, "a");
            Draft draft = store.draft();
            draft.alter(POOL, 1, Map.of("comment", new Value.Str("mine")));
            store.edit("somebody", "changed", other -> {
                other.alter(POOL, 1, Map.of("comment", new Value.Str("theirs")));
                return other;
            });
            assertThatThrownBy(() -> store.commit("admin", "import", draft))
                    .isInstanceOfSatisfying(
                            Configuration.Conflict.class,
                            conflict -> assertThat(store.changedBy(conflict)).contains("somebody"));
        }
    }

    @Test
    void onlyTheirOwnerCanReadTheFiles() throws IOException {
        try (Store store = open()) {
            add(store, "a");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("journal.jsonl"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void oneDirectoryHasOneRouter() {
        try (Store store = open()) {
            assertThat(store.findings()).isEmpty();
            assertThatThrownBy(this::open).isInstanceOf(StateFailure.class).hasMessageContaining("another router");
        }
    }

    @Test
    void bytesOfTextsComeBackAsTheyWere() throws IOException {
        StringBuilder all = new StringBuilder();
        for (char octet = 0; octet < 256; octet++) {
            all.append(octet);
        }
        try (Store store = open()) {
            store.edit(
                    "admin",
                    "added",
                    draft -> draft.add(POOL, Map.of("name", new Value.Str(all.toString())), OptionalLong.empty()));
        }
        try (Store store = open()) {
            assertThat(LinuxNames.name(store.now().items(POOL).getFirst())).isEqualTo(all.toString());
        }
        assertThat(Files.readString(directory.resolve("journal.jsonl"), StandardCharsets.UTF_8))
                .isNotEmpty();
    }

    private Store open() {
        return Store.open(directory, TREE, InstantSource.fixed(Instant.EPOCH));
    }

    private static void add(Store store, String name) {
        store.edit(
                "admin",
                "pool added",
                draft -> draft.add(POOL, Map.of("name", new Value.Str(name)), OptionalLong.empty()));
    }
}
