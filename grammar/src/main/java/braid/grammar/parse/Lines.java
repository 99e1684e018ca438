package braid.grammar.parse;

import java.util.Optional;

/// Lines that come one after the other, told when those so far can be executed.
///
/// While brackets or quotes are open each line is read once; the whole text is read again only where they may have
/// been closed, so that a bracket that nobody closes costs no more than its text.
public final class Lines {
    private final StringBuilder text = new StringBuilder();
    private Optional<OpenBrackets> inside = Optional.empty();

    /// Adds a line, without its end.
    ///
    /// @return whether the lines since the last `true` can be executed, or are wrong in a way that no line can mend
    public boolean add(String line) {
        text.append(line).append('\n');
        if (inside.isPresent() && inside.get().stayOpen(line)) {
            return false;
        }
        Shapes.Unfinished unfinished = new Shapes(new Source(text.toString())).standing();
        inside = unfinished.inside();
        if (unfinished.open().isEmpty()) {
            text.setLength(0);
            return true;
        }
        return false;
    }
}
