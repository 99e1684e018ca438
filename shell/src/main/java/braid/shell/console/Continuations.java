package braid.shell.console;

import braid.shell.session.Language;
import java.util.ArrayList;
import java.util.List;

/// The prompts of an input's further lines: the brackets and quotes open before each, and `...`. Only what
/// has changed since the last time is read again. One thread at a time.
final class Continuations {
    /// Behind so much text the open brackets are not looked for: it would be read once for each of its
    /// lines.
    private static final int READ_CHARS = 1 << 13;

    private static final String DOTS = "... ";

    private final Language language;
    private final List<String> lines = new ArrayList<>();
    private final List<String> prompts = new ArrayList<>();

    Continuations(Language language) {
        this.language = language;
    }

    /// @param input its lines
    /// @return a prompt for each line but the first
    List<String> of(List<String> input) {
        int same = 0;
        int most = Math.min(lines.size(), input.size() - 1);
        while (same < most && lines.get(same).equals(input.get(same))) {
            same++;
        }
        lines.subList(same, lines.size()).clear();
        prompts.subList(same, prompts.size()).clear();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < input.size() - 1; i++) {
            if (text.length() < READ_CHARS) {
                text.append(input.get(i)).append('\n');
            }
            if (i >= same) {
                lines.add(input.get(i));
                prompts.add(text.length() < READ_CHARS ? open(text.toString()) + DOTS : DOTS);
            }
        }
        return List.copyOf(prompts);
    }

    private String open(String text) {
        return language.unfinished(Utf8.toBytes(text)).orElse("");
    }
}
