package braid.dataplane.reconcile;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A set of lines in the state directory. What came and went is appended, so that it costs the same among ten lines as
/// among ten thousand; when less than half of the file is true any more, it is written anew. Belongs to one thread.
final class NotedLines {
    /// Before a line that is not in the set any more. No line of ours begins so: in a name of Linux there is no tab.
    private static final String GONE = "-\t";

    /// Not worth writing anew.
    private static final int FEW = 64;

    private final StateFile file;
    private final Set<String> lines = new LinkedHashSet<>();
    private final List<String> changes = new ArrayList<>();
    private int written;

    /// For the first time: its last line may be torn, and something appended to it be lost.
    private boolean whole = true;

    private boolean failed;

    /// @throws UncheckedIOException with a sentence, if there is a file that cannot be read
    NotedLines(Path path) {
        file = new StateFile(path);
        List<String> there = file.read();
        there.forEach(line -> {
            if (line.startsWith(GONE)) {
                lines.remove(line.substring(GONE.length()));
            } else {
                lines.add(line);
            }
        });
        written = there.size();
    }

    /// In the order they came.
    Set<String> all() {
        return Collections.unmodifiableSet(lines);
    }

    void add(String line) {
        if (lines.add(line)) {
            changes.add(line);
        }
    }

    void remove(String line) {
        if (lines.remove(line)) {
            changes.add(GONE + line);
        }
    }

    /// @return why it could not be written; the next call tries again
    Optional<String> save() {
        if (changes.isEmpty() && !failed) {
            return Optional.empty();
        }
        int then = written + changes.size();
        whole |= lines.isEmpty() || then > 2 * lines.size() + FEW;
        Optional<String> failure = whole ? file.write(lines) : file.append(changes);
        written = whole ? lines.size() : then;
        failed = failure.isPresent();
        whole = failed; // a part of what was appended may be there
        changes.clear();
        return failure;
    }
}
