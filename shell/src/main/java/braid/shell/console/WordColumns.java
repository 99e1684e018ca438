package braid.shell.console;

import braid.shell.resolve.Candidate;
import braid.shell.resolve.Colour;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/// Words in compact columns, and words with their descriptions, for a terminal.
final class WordColumns {
    private WordColumns() {}

    static AttributedString candidates(List<Candidate> candidates, int columns) {
        int width = candidates.stream()
                        .mapToInt(candidate -> candidate.word().length())
                        .max()
                        .orElse(0)
                + 2;
        int perLine = Math.max(1, columns / width);
        var text = new AttributedStringBuilder();
        for (int i = 0; i < candidates.size(); i++) {
            var candidate = candidates.get(i);
            text.styled(Palette.style(candidate.kind()), Utf8.toText(candidate.word()));
            boolean ends = (i + 1) % perLine == 0 || i + 1 == candidates.size();
            text.append(ends ? "\n" : " ".repeat(width - candidate.word().length()));
        }
        return text.toAttributedString();
    }

    static AttributedString help(List<Candidate> lines) {
        int width = lines.stream().mapToInt(line -> line.word().length()).max().orElse(0);
        var text = new AttributedStringBuilder();
        for (var line : lines) {
            text.styled(Palette.style(line.kind()), Utf8.toText(line.word()))
                    .append(" ".repeat(width - line.word().length()))
                    .styled(Palette.style(Colour.SYNTAX_META), " -- ")
                    .append(line.help())
                    .append("\n");
        }
        return text.toAttributedString();
    }
}
