package braid.shell.lab;

/// Why the lab cannot go on, as a sentence.
final class LabFailure extends Exception {
    private static final long serialVersionUID = 1;

    LabFailure(String sentence) {
        super(sentence, null, false, false);
    }
}
