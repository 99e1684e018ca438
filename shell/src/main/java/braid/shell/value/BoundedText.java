package braid.shell.value;

/// A text that a regular expression may look at only so often: expressions like `(a+)+b` would take years otherwise,
/// and nobody could interrupt them.
final class BoundedText implements CharSequence {
    private static final int MOST_LOOKS = 20_000_000;

    private final String text;
    private int looks;

    BoundedText(String text) {
        this.text = text;
    }

    /// @throws TypeFailure when it was looked at too often
    @Override
    public char charAt(int index) {
        if (++looks > MOST_LOOKS) {
            throw new TypeFailure("regular expression too complex");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
