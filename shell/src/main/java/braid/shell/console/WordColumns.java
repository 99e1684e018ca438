package braid.shell.console;

import braid.shell.render.TextWidth;
import braid.shell.resolve.Candidate;
import braid.shell.resolve.Colour;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/// Words in compact columns, and words with their descriptions, for a terminal.
final class WordColumns {
    private WordColumns() {}

    static AttributedString candidates(List<Candidate> candidates, int columns) {
        return columns(candidates, columns).toAttributedString();
    }

    private static AttributedStringBuilder columns(List<Candidate> candidates, int columns) {
        int width = width(candidates) + 2;
        int perLine = Math.max(1, columns / width);
        var text = new AttributedStringBuilder();
        for (int i = 0; i < candidates.size(); i++) {
            var candidate = candidates.get(i);
            text.styled(Palette.style(candidate.kind()), Utf8.toText(candidate.word()));
            boolean ends = (i + 1) % perLine == 0 || i + 1 == candidates.size();
            text.append(ends ? "\n" : " ".repeat(width - TextWidth.of(candidate.word())));
        }
        return text;
    }

    static AttributedString help(List<Candidate> lines) {
        int width = width(lines);
        var text = new AttributedStringBuilder();
        for (var line : lines) {
            text.styled(Palette.style(line.kind()), Utf8.toText(line.word()))
                    .append(" ".repeat(width - TextWidth.of(line.word())))
                    .styled(Palette.style(Colour.SYNTAX_META), " -- ")
                    .append(line.help())
                    .append("\n");
        }
        return text.toAttributedString();
    }

    /// What a value is about, and the words it may be.
    static AttributedString about(String line, List<Candidate> values, int columns) {
        return new AttributedStringBuilder()
                .append(line)
                .append("\n")
                .append(columns(values, columns))
                .toAttributedString();
    }

    private static int width(List<Candidate> candidates) {
        return candidates.stream()
                .mapToInt(candidate -> TextWidth.of(candidate.word()))
                .max()
                .orElse(0);
    }
}
