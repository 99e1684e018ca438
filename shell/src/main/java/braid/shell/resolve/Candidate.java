package braid.shell.resolve;

/// A word that may stand at the cursor.
///
/// @param word the whole word
/// @param append what completion puts behind it: a blank, `=` or nothing
/// @param help one line about it, may be empty
public record Candidate(String word, Kind kind, String append, String help) {
    public enum Kind {
        DIR,
        CMD,
        ARG,
        VALUE,
        VARIABLE
    }
}
