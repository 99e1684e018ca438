package braid.dataplane.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A small file of lines in the state directory. Whole, it is written beside and renamed, so that it is never half
/// there; of lines that are appended the last may be torn. It is not forced to the disk: of a machine that lost its
/// power nothing that the files speak of is left but sessions at their peers, and those end by the peers' own
/// keepalive.
final class StateFile {
    private final Path path;

    StateFile(Path path) {
        this.path = path;
    }

    /// @return no lines where there is no file; a line that does not end is left out
    /// @throws UncheckedIOException with a sentence, if there is one that cannot be read
    List<String> read() {
        try {
            // Damaged bytes cost the line they are in, not the start of the router.
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /// @return why it could not be written (a full disk, say); the old lines are still there then
    Optional<String> write(Collection<String> lines) {
        Path beside = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.write(beside, lines, StandardCharsets.UTF_8);
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// @return why it could not be written; a part of it may be there then
    Optional<String> append(Collection<String> lines) {
        try {
            Files.write(path, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
