package braid.shell.console;

/// Notices what a terminal sends before a text that is pasted (`ESC [ 200 ~`), as the keys go by. One
/// thread.
final class PasteMark {
    /// What it sends behind the text.
    static final String END = "\033[201~";

    private static final String BEGIN = "\033[200~";

    private int matched;

    /// @return whether this key is the last one of the mark
    boolean ends(int key) {
        matched = key == BEGIN.charAt(matched) ? matched + 1 : key == BEGIN.charAt(0) ? 1 : 0;
        boolean whole = matched == BEGIN.length();
        matched = whole ? 0 : matched;
        return whole;
    }
}
