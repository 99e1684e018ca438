package braid.shell.status;

import braid.shell.config.Configuration;
import braid.shell.config.LinuxNames;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the dataplane says, which knows interfaces by their Linux names, in the names of the configuration. Immutable.
public final class SentenceNames {
    /// A run of letters that names take. `place`: behind a word or a mark that a name follows; `linux`: behind one that
    /// tells what Linux calls something that is not ours.
    private static final Pattern WORD =
            Pattern.compile("(?<place>(?<=\\b(?:on|of|to|from|dev|interface) |\\b(?:in|out):))?"
                    + "(?<linux>(?<=\\bnamed ))?(?<name>[\\w.-]*\\w)");

    /// A name that could be an English word is taken for one unless a name has to stand there.
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]+");

    private final Configuration configuration;
    private final Map<String, String> byLinuxName = new HashMap<>();

    private SentenceNames(Configuration configuration) {
        this.configuration = configuration;
        add(configuration);
    }

    private void add(Configuration its) {
        LinuxNames names = new LinuxNames(its);
        names.interfaces()
                .forEach(item -> names.of(item.id()).ifPresent(name -> byLinuxName.put(name, LinuxNames.name(item))));
    }

    public static SentenceNames of(Configuration configuration) {
        return new SentenceNames(configuration);
    }

    /// For sentences about the way from one configuration to another.
    public static SentenceNames between(Configuration before, Configuration after) {
        SentenceNames names = new SentenceNames(before);
        names.add(after);
        return names;
    }

    /// These, if that is still the configuration.
    public SentenceNames in(Configuration now) {
        return now.isSame(configuration) ? this : new SentenceNames(now);
    }

    public String translate(String sentence) {
        Matcher word = WORD.matcher(sentence);
        return word.replaceAll(_ -> {
            String name = word.group("name");
            boolean meant =
                    word.group("place") != null || !LETTERS.matcher(name).matches();
            boolean ours = meant && word.group("linux") == null;
            return Matcher.quoteReplacement(ours ? byLinuxName.getOrDefault(name, name) : name);
        });
    }
}
