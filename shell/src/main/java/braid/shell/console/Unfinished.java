package braid.shell.console;

import braid.shell.session.Language;
import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Tells the line editor whether Enter ends the input: not while brackets or quotes are open.
record Unfinished(Language language) implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT) {
            language.unfinished(Utf8.toBytes(line)).ifPresent(open -> {
                throw new EOFError(-1, -1, "unfinished", open);
            });
        }
        return new Whole(line, cursor);
    }

    @Override
    public boolean isEscapeChar(char character) {
        return false;
    }

    private record Whole(String line, int cursor) implements ParsedLine {
        @Override
        public String word() {
            return line;
        }

        @Override
        public int wordCursor() {
            return cursor;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(line);
        }
    }
}
