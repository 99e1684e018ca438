package braid.shell.console;

import braid.shell.resolve.Colour;
import braid.shell.session.Language;
import braid.shell.session.Session;
import java.util.function.Supplier;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/// Colours the line while it is typed.
///
/// @param before what stands before it and is not shown
record LineColours(Language language, Session session, Supplier<String> before) implements Highlighter {
    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        var begun = Utf8.toBytes(before.get());
        var colours = language.colours(begun + Utf8.toBytes(buffer), session.menu());
        var line = new AttributedStringBuilder();
        int at = begun.length();
        for (int i = 0; i < buffer.length(); ) {
            int codePoint = buffer.codePointAt(i);
            var colour = at < colours.size() ? colours.get(at) : Colour.NONE;
            var character = Character.toString(codePoint);
            line.styled(Palette.style(colour), character);
            at += Utf8.toBytes(character).length();
            i += character.length();
        }
        return line.toAttributedString();
    }
}
