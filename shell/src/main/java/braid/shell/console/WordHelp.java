package braid.shell.console;

import braid.shell.resolve.Candidate;
import braid.shell.resolve.Candidates;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jline.reader.Buffer;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/// What may stand where the cursor is: Tab completes it, F1 and `?` tell about it. One thread, the
/// editor's.
final class WordHelp {
    private final Terminal terminal;
    private final Buffer buf;
    private final Supplier<String> typed;
    private final Function<String, Candidates> complete;
    private final Consumer<AttributedString> show;
    private Place lastSilent = new Place("", -1);

    /// A line and where its cursor stood; Tab pressed twice in one place lists what is possible.
    private record Place(String text, int cursor) {}

    /// @param typed the bytes before the cursor, with those of lines that are not shown
    /// @param complete what may stand at the end of such bytes
    /// @param show writes below the line
    WordHelp(
            Terminal terminal,
            Buffer buf,
            Supplier<String> typed,
            Function<String, Candidates> complete,
            Consumer<AttributedString> show) {
        this.terminal = terminal;
        this.buf = buf;
        this.typed = typed;
        this.complete = complete;
        this.show = show;
    }

    boolean complete() {
        var typed = this.typed.get();
        var found = complete.apply(typed);
        var words = found.words();
        if (words.isEmpty()) {
            return true;
        }
        if (words.size() == 1) {
            var only = words.getFirst();
            replace(typed, found.from(), only.word() + appended(only));
            return true;
        }
        var common = commonPrefix(words);
        if (common.length() > typed.length() - found.from()) {
            replace(typed, found.from(), common);
            return true;
        }
        var here = new Place(buf.toString(), buf.cursor());
        if (here.equals(lastSilent)) {
            show.accept(WordColumns.candidates(words, terminal.getWidth()));
        }
        lastSilent = here;
        return true;
    }

    /// What follows the word, unless the line has it already.
    private String appended(Candidate candidate) {
        var rest = buf.substring(buf.cursor());
        return rest.startsWith(candidate.append()) ? "" : candidate.append();
    }

    private void replace(String typed, int from, String word) {
        buf.backspace(Utf8.toText(typed).length() - Utf8.textIndex(typed, from));
        buf.write(Utf8.toText(word));
    }

    private static String commonPrefix(List<Candidate> candidates) {
        var prefix = candidates.getFirst().word();
        for (var candidate : candidates) {
            int length = 0;
            int end = Math.min(prefix.length(), candidate.word().length());
            while (length < end && prefix.charAt(length) == candidate.word().charAt(length)) {
                length++;
            }
            prefix = prefix.substring(0, length);
        }
        return prefix;
    }

    /// F1: what may be typed here; where a value is typed, what it is the value of and the words it may be.
    boolean tell() {
        var found = complete.apply(typed.get());
        if (!showNames(found) && !found.about().isEmpty()) {
            show.accept(WordColumns.about(found.about(), found.words(), terminal.getWidth()));
        }
        return true;
    }

    /// `?` helps where a name is typed, and is itself in values.
    boolean question() {
        if (!showNames(complete.apply(typed.get()))) {
            buf.write('?');
        }
        return true;
    }

    private boolean showNames(Candidates found) {
        var names = found.words().stream()
                .filter(candidate -> switch (candidate.kind()) {
                    case DIR, CMD, ARG -> true;
                    case VALUE, VARIABLE -> false;
                })
                .toList();
        if (!names.isEmpty()) {
            show.accept(WordColumns.help(names));
        }
        return !names.isEmpty();
    }
}
