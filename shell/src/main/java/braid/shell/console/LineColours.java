package braid.shell.console;

import braid.shell.resolve.Colour;
import braid.shell.session.Language;
import braid.shell.session.Session;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/// Colours the line while it is typed.
record LineColours(Language language, Session session) implements Highlighter {
    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        var bytes = Utf8.toBytes(buffer);
        var colours = language.colours(bytes, session.menu());
        var line = new AttributedStringBuilder();
        int at = 0;
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
