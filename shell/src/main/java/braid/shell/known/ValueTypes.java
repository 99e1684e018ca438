package braid.shell.known;

import braid.shell.known.Facts.ValueFacts;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The type of an argument, as far as RouterOS's own help and its completion tell.
final class ValueTypes {
    private static final String IP = "\\d{1,3}(\\.\\d{1,3}){3}";
    /// RouterOS's help says "IP address" of networks and of IPv6 too.
    private static final Pattern ADDRESS =
            Pattern.compile(IP + "(/\\d{1,2}|/" + IP + "|-" + IP + ")?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(/\\d{1,3})?");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})\\.\\.(\\d{1,18})");
    private static final Pattern HEXADECIMAL = Pattern.compile("(0x)?[0-9A-Fa-f]*");
    private static final Pattern BITS = Pattern.compile("(.+)\\[,\\w+\\*]");

    private ValueTypes() {}

    static Type of(ValueFacts facts) {
        String form = facts.form();
        List<String> words = facts.words();
        if (!facts.items().isEmpty()) {
            return Types.items(facts.items(), words, facts.strict());
        }
        if (form.isEmpty()) {
            return words.equals(List.of("no", "yes")) ? Types.YES_NO : new KeptText(false, words);
        }
        if (form.startsWith("string value")) {
            return new KeptText(true, words);
        }
        if (form.equals("quoted")) {
            return new KeptText(true, words, true);
        }
        if (form.equals("source")) {
            return Types.SOURCE;
        }
        if (form.equals("presence")) {
            return Types.PRESENCE;
        }
        if (form.endsWith("time interval") || form.endsWith("(time interval)")) {
            return words.isEmpty() ? Types.TIME : Types.either(Types.word(words.toArray(String[]::new)), Types.TIME);
        }
        return checked(form, words);
    }

    private static Type checked(String form, List<String> words) {
        Matcher range = RANGE.matcher(form);
        Matcher bits = BITS.matcher(form);
        if (range.matches()) {
            var number = Types.number(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
            return words.isEmpty() ? number : number.orWord(words.toArray(String[]::new));
        }
        if (bits.matches()) {
            return words.contains("!")
                    ? new KeptText(false, words)
                    : Types.bits(bits.group(1).split("\\|"));
        }
        if (form.startsWith("A.B.C.D[-A.B.C.D ")) {
            return new RangeText(words);
        }
        if (form.startsWith("A.B.C.D ") || form.startsWith("A.B.C.D/M ")) {
            return new FormText(ADDRESS, words);
        }
        if (form.startsWith("hexadecimal")) {
            return new FormText(HEXADECIMAL, words);
        }
        return new KeptText(false, words);
    }
}
