package braid.shell.resolve;

import java.util.Comparator;
import java.util.List;

/// What may stand at the cursor.
///
/// @param from byte offset where the word under the cursor begins; a candidate replaces the bytes from there
/// @param words sorted by kind, then by name
/// @param about where a value is typed: what it is the value of, and a line about that; else empty
public record Candidates(int from, List<Candidate> words, String about) {
    public Candidates {
        words = words.stream()
                .distinct()
                .sorted(Comparator.comparing(Candidate::kind).thenComparing(Candidate::word))
                .toList();
    }

    public Candidates(int from, List<Candidate> words) {
        this(from, words, "");
    }

    static Candidates none(int cursor) {
        return new Candidates(cursor, List.of());
    }
}
