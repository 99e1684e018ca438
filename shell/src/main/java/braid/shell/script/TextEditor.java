package braid.shell.script;

import java.util.Optional;

/// Whoever can be shown a text to change it. Texts are bytes.
public interface TextEditor {
    /// @return the text as it was left; empty if it shall stay as it was, or nobody is there
    Optional<String> edited(String text);
}
