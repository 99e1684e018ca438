package braid.shell.known;

import java.util.ArrayList;
import java.util.List;

/// Words between blanks; one that has blanks stands in quotes.
final class Quoted {
    private Quoted() {}

    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            if (letter == '"') {
                quoted = !quoted;
                any = true;
            } else if (letter == ' ' && !quoted) {
                if (any) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(letter);
                any = true;
            }
        }
        if (any) {
            words.add(word.toString());
        }
        return words;
    }
}
