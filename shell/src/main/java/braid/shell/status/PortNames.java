package braid.shell.status;

import braid.shell.config.Configuration;
import braid.shell.config.HardwarePorts;
import braid.shell.config.Item;
import braid.shell.config.LinuxNames;
import braid.shell.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the dataplane says, which knows ports by their Linux names, in the names of the configuration. Immutable.
public final class PortNames {
    /// A run of letters that names take, behind the word or the mark before it.
    private static final Pattern WORD =
            Pattern.compile("(?<before>\\b(?:on|of|to|from|dev|interface) |\\b(?:in|out):)?(?<name>[\\w.-]*\\w)");

    /// A name that could be an English word is taken for one unless a name has to stand there.
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]+");

    private final List<Item> ports;
    private final Map<String, String> byLinuxName = new HashMap<>();

    private PortNames(List<Item> ports) {
        this.ports = ports;
        for (Item port : ports) {
            if (port.values().get(HardwarePorts.LINUX_NAME) instanceof Value.Str(String linuxName)) {
                byLinuxName.put(linuxName, LinuxNames.name(port));
            }
        }
    }

    public static PortNames of(Configuration configuration) {
        return new PortNames(configuration.items(HardwarePorts.MENU));
    }

    /// These, if the configuration has still the same ports.
    public PortNames in(Configuration configuration) {
        List<Item> now = configuration.items(HardwarePorts.MENU);
        return now.equals(ports) ? this : new PortNames(now);
    }

    public String translate(String sentence) {
        Matcher word = WORD.matcher(sentence);
        return word.replaceAll(found -> {
            String before = word.group("before") == null ? "" : word.group("before");
            String name = word.group("name");
            boolean meant = !before.isEmpty() || !LETTERS.matcher(name).matches();
            return Matcher.quoteReplacement(before + (meant ? byLinuxName.getOrDefault(name, name) : name));
        });
    }
}
