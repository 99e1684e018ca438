package braid.shell.router;

import braid.shell.command.FileChange;
import braid.shell.command.FileNames;
import braid.shell.command.FileRules;
import braid.shell.command.FileStore;
import braid.shell.script.CommandFailure;
import braid.shell.status.FileStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The console's files as changes would leave them that only a draft has seen: nothing happens to real ones before
/// [#carryOut]. From its first change on it sees none that others make. One thread.
final class DraftedFiles implements FileStore {
    private final FileStore real;
    private final Supplier<Instant> now;
    private final List<FileChange> changes = new ArrayList<>();
    private int carriedOut;

    /// What there was before the first change.
    private List<FileStatus> before = List.of();

    /// By name; empty as long as there is no change.
    private NavigableMap<String, Drafted> drafted = new TreeMap<>();

    DraftedFiles(FileStore real, Supplier<Instant> now) {
        this.real = real;
        this.now = now;
    }

    /// A file, and where its bytes are.
    private record Drafted(FileStatus status, Bytes bytes) {
        Drafted named(String name) {
            return new Drafted(status.named(name), bytes);
        }
    }

    private sealed interface Bytes {
        /// In a real file, under the name it has there.
        record Real(String name) implements Bytes {}

        record Written(String bytes) implements Bytes {}
    }

    int changeCount() {
        return changes.size();
    }

    /// Forgets the changes since [#changeCount] was `count`.
    void takeBack(int count) {
        if (count < changes.size()) {
            List<FileChange> left = List.copyOf(changes.subList(0, count));
            changes.clear();
            drafted = drafted(before);
            left.forEach(this::draft);
        }
    }

    /// Does to the real files what was drafted, in order.
    ///
    /// @throws CommandFailure if one of the changes fails; what came before it has happened
    void carryOut() {
        for (FileChange change : changes) {
            real.apply(change);
            carriedOut++;
        }
        changes.clear();
        drafted = new TreeMap<>();
    }

    /// How many changes [#carryOut] has made.
    int carriedOut() {
        return carriedOut;
    }

    @Override
    public List<FileStatus> list() {
        return changes.isEmpty()
                ? real.list()
                : drafted.values().stream()
                        .map(Drafted::status)
                        .limit(MOST_LISTED)
                        .toList();
    }

    @Override
    public Optional<FileStatus> find(String given) {
        return changes.isEmpty()
                ? real.find(given)
                : Optional.ofNullable(drafted.get(FileNames.checked(given))).map(Drafted::status);
    }

    @Override
    public boolean hasFiles(String given) {
        if (changes.isEmpty()) {
            return real.hasFiles(given);
        }
        String inside = FileNames.checked(given) + "/";
        String first = drafted.ceilingKey(inside);
        return first != null && first.startsWith(inside);
    }

    @Override
    public String contents(String given) {
        if (changes.isEmpty()) {
            return real.contents(given);
        }
        Drafted file = drafted.get(FileNames.checked(given));
        return file == null
                ? ""
                : switch (file.bytes()) {
                    case Bytes.Real(String name) -> file.status().isRegular() ? real.contents(name) : "";
                    case Bytes.Written(String bytes) -> bytes.length() > MOST_SHOWN_BYTES ? "" : bytes;
                };
    }

    @Override
    public String read(String given) {
        if (changes.isEmpty()) {
            return real.read(given);
        }
        return bytes(FileRules.read(this, given).name());
    }

    private String bytes(String name) {
        return switch (drafted.get(name).bytes()) {
            case Bytes.Real(String origin) -> real.read(origin);
            case Bytes.Written(String bytes) -> bytes;
        };
    }

    @Override
    public void apply(FileChange given) {
        FileChange change = FileRules.checked(this, given);
        if (changes.isEmpty()) {
            before = real.list();
            drafted = drafted(before);
        }
        draft(change);
    }

    private static NavigableMap<String, Drafted> drafted(List<FileStatus> files) {
        NavigableMap<String, Drafted> drafted = new TreeMap<>();
        files.forEach(file -> drafted.put(file.name(), new Drafted(file, new Bytes.Real(file.name()))));
        return drafted;
    }

    private void draft(FileChange change) {
        switch (change) {
            case FileChange.Write(String name, String bytes) -> put(name, bytes);
            case FileChange.Append(String name, String bytes) ->
                put(name, (drafted.containsKey(name) ? bytes(name) : "") + bytes);
            case FileChange.MakeFolder(String name) -> putFolder(name);
            case FileChange.Rename(String name, String to) -> rename(name, to);
            case FileChange.Remove(String name) -> drafted.remove(name);
        }
        changes.add(change);
    }

    private void put(String name, String bytes) {
        putFoldersAbove(name);
        drafted.put(
                name,
                new Drafted(
                        new FileStatus(name, FileStatus.Kind.REGULAR, bytes.length(), now.get()),
                        new Bytes.Written(bytes)));
    }

    private void putFolder(String name) {
        putFoldersAbove(name);
        drafted.putIfAbsent(
                name,
                new Drafted(new FileStatus(name, FileStatus.Kind.DIRECTORY, 0, now.get()), new Bytes.Written("")));
    }

    private void putFoldersAbove(String name) {
        int end = name.lastIndexOf('/');
        if (end > 0) {
            putFolder(name.substring(0, end));
        }
    }

    private void rename(String name, String to) {
        putFoldersAbove(to);
        drafted.put(to, drafted.remove(name).named(to));
        NavigableMap<String, Drafted> inside =
                new TreeMap<>(drafted.subMap(name + "/", true, name + "0", false)); // '0' is what follows '/'
        inside.forEach((each, file) -> {
            drafted.remove(each);
            String renamed = to + each.substring(name.length());
            drafted.put(renamed, file.named(renamed));
        });
    }
}
