package braid.dataplane.reconcile;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Addresses of the configuration that we have set, one a line in the state directory: before Linux 5.18 an address
/// does not say who set it, and after a restart we must still know ours.
final class AppliedFile {
    private final Optional<NotedLines> lines;

    private AppliedFile(Optional<NotedLines> lines) {
        this.lines = lines;
    }

    static AppliedFile in(Path stateDir) {
        return new AppliedFile(Optional.of(new NotedLines(stateDir.resolve("applied"))));
    }

    /// For those who only look.
    static AppliedFile none() {
        return new AppliedFile(Optional.empty());
    }

    boolean contains(HostAddress address) {
        return lines.filter(those -> those.all().contains(line(address))).isPresent();
    }

    void add(HostAddress address) {
        lines.ifPresent(those -> those.add(line(address)));
    }

    void remove(HostAddress address) {
        lines.ifPresent(those -> those.remove(line(address)));
    }

    /// Forgets all others: an address that is gone may come back as somebody else's.
    void keepOnly(Collection<HostAddress> addresses) {
        lines.ifPresent(those -> {
            Set<String> kept = addresses.stream().map(AppliedFile::line).collect(Collectors.toSet());
            Set.copyOf(those.all()).stream()
                    .filter(line -> !kept.contains(line))
                    .forEach(those::remove);
        });
    }

    /// Written at most once a cycle, however many addresses came and went.
    ///
    /// @return why it could not be written; the next call tries again
    Optional<String> save() {
        return lines.flatMap(NotedLines::save);
    }

    private static String line(HostAddress address) {
        return String.join(" ", "address", address.linuxName(), address.toString());
    }
}
