package braid.shell.render;

/// A line at the bottom that a terminal shows until a key is typed. It never takes more than a row when it
/// is shown, and is found again when the terminal has got narrower meanwhile.
///
/// @param text what is shown of it
public record Hint(String text) {
    private static final String ERASE_BELOW = "\u001b[J";

    /// @param columns of the terminal
    public static Hint of(String whole, int columns) {
        return new Hint(whole.substring(0, Math.clamp(columns - 1L, 0, whole.length())));
    }

    /// What takes it off a terminal, which has `columns` now: the cursor is where it began.
    public String erased(int columns) {
        return "\r" + ScreenRows.up((text.length() - 1) / Math.max(1, columns)) + ERASE_BELOW;
    }
}
