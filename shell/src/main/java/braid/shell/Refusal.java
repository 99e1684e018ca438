package braid.shell;

/// Why the program does not do what it was asked to: one plain sentence for the person.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String sentence) {
        super(sentence, null, false, false);
    }
}
