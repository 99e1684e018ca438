package braid.shell.resolve;

import java.util.List;
import java.util.function.Function;

/// What somebody may mean who has typed a few letters of a word and asks for the rest: words that begin so; if there is
/// none, those whose parts begin so (`mt` is `monitor-traffic`); if there is none either, those that have the letters
/// in this order.
final class Likeness {
    private Likeness() {}

    static <T> List<T> of(List<T> all, String typed, Function<T, String> name) {
        List<T> begins = begins(all, typed, name);
        if (!begins.isEmpty() || typed.isEmpty()) {
            return begins;
        }
        List<T> initials =
                all.stream().filter(each -> isInitials(name.apply(each), typed)).toList();
        return !initials.isEmpty()
                ? initials
                : all.stream().filter(each -> has(name.apply(each), typed)).toList();
    }

    static <T> List<T> begins(List<T> all, String typed, Function<T, String> name) {
        return all.stream().filter(each -> name.apply(each).startsWith(typed)).toList();
    }

    private static boolean isInitials(String word, String typed) {
        StringBuilder initials = new StringBuilder();
        for (String part : word.split("-", -1)) {
            initials.append(part, 0, Math.min(1, part.length()));
        }
        return initials.length() > 1 && initials.toString().startsWith(typed);
    }

    private static boolean has(String word, String typed) {
        int at = 0;
        for (int i = 0; i < word.length() && at < typed.length(); i++) {
            if (word.charAt(i) == typed.charAt(at)) {
                at++;
            }
        }
        return at == typed.length();
    }
}
