package braid.shell.console;

import braid.shell.resolve.Candidate;
import braid.shell.resolve.Candidates;
import java.util.List;
import java.util.Optional;

/// Words that complete themselves while they are typed, as soon as only one begins so: `/in eth` becomes
/// `/interface ethernet`. Who goes on typing letters of a word that is there already types nothing twice.
///
/// One thread, the editor's; any may ask whether it is on.
final class HotLock {
    private volatile boolean on;
    private String line = "";
    private String coming = "";

    boolean isOn() {
        return on;
    }

    void toggle() {
        on = !on;
        coming = "";
    }

    /// Whether the key is one that the completed word has already.
    ///
    /// @param typed the bytes before the cursor
    boolean swallows(int key, String typed) {
        boolean there = on && typed.equals(line) && !coming.isEmpty() && coming.charAt(0) == key;
        coming = there ? coming.substring(1) : "";
        return there;
    }

    /// The rest of the word that was begun, if there is only one.
    ///
    /// @param typed the bytes before the cursor
    Optional<String> rest(String typed, Candidates found) {
        List<String> names = found.words().stream()
                .filter(candidate -> switch (candidate.kind()) {
                    case DIR, CMD, ARG -> true;
                    case VALUE, VARIABLE -> false;
                })
                .map(Candidate::word)
                .toList();
        String begun = typed.substring(found.from());
        if (!on || begun.isEmpty() || names.size() != 1 || found.words().size() != 1) {
            return Optional.empty();
        }
        String word = names.getFirst();
        if (!word.startsWith(begun) || word.equals(begun)) {
            return Optional.empty();
        }
        coming = word.substring(begun.length());
        line = typed + coming;
        return Optional.of(coming);
    }
}
