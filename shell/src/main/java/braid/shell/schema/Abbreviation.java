package braid.shell.schema;

import java.util.List;

/// What a possibly shortened word stands for.
sealed interface Abbreviation {
    String AMBIGUOUS = Sentences.ambiguous(Sentences.NAME);

    record Found(String word) implements Abbreviation {}

    record Unknown() implements Abbreviation {}

    record Ambiguous() implements Abbreviation {}

    /// An exact word wins over longer ones that begin with it.
    static Abbreviation find(String given, List<String> words) {
        if (words.contains(given)) {
            return new Found(given);
        }
        List<String> matching =
                words.stream().filter(word -> word.startsWith(given)).toList();
        return switch (matching.size()) {
            case 0 -> new Unknown();
            case 1 -> given.isEmpty() ? new Ambiguous() : new Found(matching.getFirst());
            default -> new Ambiguous();
        };
    }
}
