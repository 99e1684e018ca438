package braid.shell.config;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.menu.Menus;
import braid.shell.schema.MenuTree;
import braid.shell.value.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Safe mode in the store: a transaction that everybody's changes belong to.
class SafeModeTest {
    private static final String POOL = "/ip/pool";
    private static final MenuTree TREE = Menus.tree(List.of());

    @TempDir
    private Path directory;

    @Test
    void whatIsUnrolledIsAsItWasAndCanBeUndoneAsBefore() {
        try (Store store = open()) {
            add(store, "a");
            add(store, "b");
            store.undo("admin");
            History before = store.history();
            store.takeSafeMode("admin");
            add(store, "c");
            store.undo("admin");
            store.undo("admin");
            add(store, "d");
            assertThat(names(store)).containsExactly("d");
            assertThat(store.history().undoable())
                    .allMatch(entry -> store.history().isFloating(entry));
            store.unrollSafeMode();
            assertThat(names(store)).containsExactly("a");
            assertThat(store.history()).isEqualTo(before);
            store.redo("admin");
            assertThat(names(store)).containsExactly("a", "b");
        }
        assertThat(namesAfterAStart()).containsExactly("a", "b");
    }

    @Test
    void whatIsReleasedIsKept() {
        try (Store store = open()) {
            add(store, "a");
            store.takeSafeMode("admin");
            add(store, "b");
            store.releaseSafeMode();
            assertThat(store.isSafeMode()).isFalse();
            assertThat(store.history().undoable())
                    .hasSize(2)
                    .noneMatch(entry -> store.history().isFloating(entry));
        }
        assertThat(namesAfterAStart()).containsExactly("a", "b");
    }

    @Test
    void theNextStartKnowsNothingOfASafeModeThatNobodyEnded() {
        try (Store store = open()) {
            add(store, "a");
            store.takeSafeMode("admin");
            add(store, "b");
            store.sync();
        }
        assertThat(namesAfterAStart()).containsExactly("a");
    }

    @Test
    void anImportThatEndsInSafeModeGoesWithIt() {
        try (Store store = open()) {
            long imported = store.begin();
            provisionally(store, imported, "begun before");
            store.takeSafeMode("admin");
            provisionally(store, imported, "a");
            store.keep(imported, "admin", "imported");
            assertThat(names(store)).containsExactly("begun before", "a");
            assertThat(store.history().undoable())
                    .singleElement()
                    .satisfies(entry ->
                            assertThat(store.history().isFloating(entry)).isTrue());
            store.unrollSafeMode();
            assertThat(names(store)).isEmpty();
            assertThat(store.history().undoable()).isEmpty();
        }
        assertThat(namesAfterAStart()).isEmpty();
    }

    @Test
    void anImportThatEndsAfterSafeModeIsItsOwn() {
        try (Store store = open()) {
            store.takeSafeMode("admin");
            long imported = store.begin();
            provisionally(store, imported, "imported");
            add(store, "typed");
            store.unrollSafeMode();
            store.keep(imported, "admin", "imported");
            assertThat(names(store)).containsExactly("imported");
        }
        assertThat(namesAfterAStart()).containsExactly("imported");
    }

    @Test
    void portsThatAreFoundStay() {
        try (Store store = open()) {
            store.takeSafeMode("admin");
            Draft found = store.draft();
            found.add(POOL, Map.of("name", new Value.Str("port")), OptionalLong.empty());
            store.adopt(found);
            store.unrollSafeMode();
            assertThat(names(store)).containsExactly("port");
        }
        assertThat(namesAfterAStart()).containsExactly("port");
    }

    /// RouterOS keeps a hundred changes; what it has forgotten it cannot take back.
    @Test
    void moreChangesThanTheHistoryHoldsEndIt() {
        try (Store store = open()) {
            store.takeSafeMode("admin");
            for (int i = 1; i <= 100; i++) {
                add(store, "p" + i);
            }
            assertThat(store.isSafeMode()).isTrue();
            add(store, "p101");
            assertThat(store.isSafeMode()).isFalse();
            assertThat(store.history().undoable()).hasSize(100);
        }
        assertThat(namesAfterAStart()).hasSize(101);
    }

    /// However safe mode, imports and other changes meet.
    @Test
    void memoryAndDiskTellTheSame() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Path own = directory.resolve("seed" + seed);
            Configuration last;
            try (Store store = Store.open(own, TREE, InstantSource.fixed(Instant.EPOCH))) {
                OptionalLong imported = OptionalLong.empty();
                for (int step = 0; step < 60; step++) {
                    switch (random.nextInt(7)) {
                        case 0 -> toggle(store, random);
                        case 1 -> imported = OptionalLong.of(imported.orElseGet(store::begin));
                        case 2 -> {
                            if (imported.isPresent()) {
                                Draft draft = store.draft();
                                RandomChange.make(draft, random);
                                store.commit(imported.getAsLong(), "admin", "import", draft);
                            }
                        }
                        case 3 -> {
                            imported.ifPresent(
                                    random.nextBoolean()
                                            ? store::takeBack
                                            : transaction -> store.keep(transaction, "admin", "import"));
                            imported = OptionalLong.empty();
                        }
                        case 4 -> {
                            var _ = random.nextBoolean() ? store.undo("admin") : store.redo("admin");
                        }
                        default -> RandomChange.make(store, random);
                    }
                }
                imported.ifPresent(store::takeBack);
                store.unrollSafeMode();
                last = store.now();
            }
            try (Store store = Store.open(own, TREE, InstantSource.fixed(Instant.EPOCH))) {
                assertThat(store.now()).as("seed " + seed).isEqualTo(last);
            }
        }
    }

    private static void toggle(Store store, Random random) {
        if (!store.isSafeMode()) {
            store.takeSafeMode("admin");
        } else if (random.nextBoolean()) {
            store.releaseSafeMode();
        } else {
            store.unrollSafeMode();
        }
    }

    private List<String> namesAfterAStart() {
        try (Store store = open()) {
            return names(store);
        }
    }

    private static List<String> names(Store store) {
        return store.now().items(POOL).stream().map(LinuxNames::name).toList();
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

    private static void provisionally(Store store, long transaction, String name) {
        Draft draft = store.draft();
        draft.add(POOL, Map.of("name", new Value.Str(name)), OptionalLong.empty());
        store.commit(transaction, "admin", "import", draft);
    }
}
