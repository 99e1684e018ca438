package braid.shell.render;

import java.util.ArrayList;
import java.util.List;

/// Words put into lines.
final class Wrapping {
    private Wrapping() {}

    /// `head`, then the words with `separator` between them, broken before a word that does not fit; further lines
    /// are indented as wide as the head.
    static List<String> wrap(String head, List<String> words, String separator, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(head);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i) + (i == words.size() - 1 ? "" : separator);
            if (line.length() > head.length()
                    && TextWidth.of(line.toString()) + TextWidth.of(word.stripTrailing()) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                line.append(" ".repeat(head.length()));
            }
            line.append(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - TextWidth.of(text))) + text;
    }

    static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - TextWidth.of(text)));
    }
}
