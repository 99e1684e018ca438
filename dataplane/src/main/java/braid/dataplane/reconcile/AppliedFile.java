package braid.dataplane.reconcile;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Addresses of the configuration that we have set, one a line in the state directory: before Linux 5.18 an address
/// does not say who set it, and after a restart we must still know ours.
final class AppliedFile {
    private final Optional<StateFile> file;
    private final Set<String> lines;
    private boolean dirty;

    private AppliedFile(Optional<StateFile> file) {
        this.file = file;
        lines = new HashSet<>(file.map(StateFile::read).orElse(List.of()));
    }

    static AppliedFile in(Path stateDir) {
        return new AppliedFile(Optional.of(new StateFile(stateDir.resolve("applied"))));
    }

    /// For those who only look.
    static AppliedFile none() {
        return new AppliedFile(Optional.empty());
    }

    boolean contains(HostAddress address) {
        return lines.contains(line(address));
    }

    void add(HostAddress address) {
        dirty |= lines.add(line(address));
    }

    void remove(HostAddress address) {
        dirty |= lines.remove(line(address));
    }

    /// Written at most once a cycle, however many addresses came and went.
    ///
    /// @return why it could not be written; the next call tries again
    Optional<String> save() {
        if (!dirty) {
            return Optional.empty();
        }
        Optional<String> failure =
                file.flatMap(there -> there.write(lines.stream().sorted().toList()));
        dirty = failure.isPresent();
        return failure;
    }

    private static String line(HostAddress address) {
        return String.join(" ", List.of("address", address.linuxName(), address.toString()));
    }
}
