package braid.shell.known;

import braid.shell.known.CommandTree.Values;
import braid.shell.known.References.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Turns the published list of RouterOS's menus into the resource that [StoredMenus] reads. What every menu has by its
/// nature (`print`, `get`, `copy-from`) is left out.
///
/// `java ... braid.shell.known.FactsGenerator FOLDER-OF-THE-LIST routeros-7.22.menus`
final class FactsGenerator {
    /// Menus whose commands are the language's.
    private static final Set<String> LANGUAGE = Set.of("/", "/environment");

    private static final Set<String> GENERIC = Set.of(
            "add", "comment", "disable", "edit", "enable", "export", "find", "get", "move", "print", "remove", "reset",
            "set", "unset");
    private static final Set<String> NOT_PROPERTIES = Set.of("numbers", "copy-from", "place-before");
    /// Of the root's commands only those that are no part of the language.
    private static final Set<String> OF_ROOT = Set.of("beep", "lock", "password");
    /// Properties that are scripts.
    private static final Set<String> SOURCES =
            Set.of("source", "on-event", "on-up", "on-down", "on-login", "on-logout", "script", "lease-script");
    /// Properties without a value.
    private static final Set<String> PRESENT = Set.of("fib");

    /// Kinds of interfaces, and how RouterOS names new ones; `-`: not at all.
    private static final Map<String, String> INTERFACES = Map.ofEntries(
            Map.entry("/interface/6to4", "sit"),
            Map.entry("/interface/bonding", "bonding"),
            Map.entry("/interface/bridge", "bridge"),
            Map.entry("/interface/eoip", "eoip-tunnel"),
            Map.entry("/interface/eoipv6", "eoipv6-tunnel"),
            Map.entry("/interface/gre", "gre-tunnel"),
            Map.entry("/interface/gre6", "gre6-tunnel"),
            Map.entry("/interface/ipip", "ipip-tunnel"),
            Map.entry("/interface/ipipv6", "ipipv6-tunnel"),
            Map.entry("/interface/l2tp-client", "l2tp-out"),
            Map.entry("/interface/l2tp-ether", "l2tp-ether"),
            Map.entry("/interface/l2tp-server", "l2tp-in"),
            Map.entry("/interface/lte", "lte"),
            Map.entry("/interface/macsec", "macsec"),
            Map.entry("/interface/macvlan", "macvlan"),
            Map.entry("/interface/mesh", "mesh"),
            Map.entry("/interface/ovpn-client", "ovpn-out"),
            Map.entry("/interface/ovpn-server", "ovpn-in"),
            Map.entry("/interface/ppp-client", "ppp-out"),
            Map.entry("/interface/ppp-server", "ppp-in"),
            Map.entry("/interface/pptp-client", "pptp-out"),
            Map.entry("/interface/pptp-server", "pptp-in"),
            Map.entry("/interface/sstp-client", "sstp-out"),
            Map.entry("/interface/sstp-server", "sstp-in"),
            Map.entry("/interface/veth", "veth"),
            Map.entry("/interface/vpls", "vpls"),
            Map.entry("/interface/vrrp", "vrrp"),
            Map.entry("/interface/vxlan", "vxlan"),
            Map.entry("/interface/wifi", "wifi"),
            Map.entry("/interface/wireguard", "wireguard"),
            Map.entry("/interface/wireless", "wlan"),
            Map.entry("/caps-man/interface", "cap"));

    /// Where secrets are, by the beginning of the menu's path; from MikroTik's list of sensitive properties.
    private static final Map<Pattern, Set<String>> SECRETS = secrets();

    private final CommandTree tree;
    private final Map<String, Integer> uses = new HashMap<>();

    private FactsGenerator(CommandTree tree) {
        this.tree = tree;
    }

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[1]), text(CommandTree.read(Path.of(arguments[0]))));
    }

    /// The whole resource.
    static String text(CommandTree tree) {
        FactsGenerator generator = new FactsGenerator(tree);
        List<String> menus = generator.menus();
        Map<String, String> names = generator.names();
        StringBuilder text = new StringBuilder("""
                # The menus, commands and arguments of RouterOS 7.22. Made by FactsGenerator from a list read off a
                # router; do not edit. The form is told in FactsFile.
                """);
        names.forEach((values, name) ->
                text.append('~').append(name).append('\t').append(values).append('\n'));
        for (String line : menus) {
            text.append(generator.named(line, names)).append('\n');
        }
        return text.toString();
    }

    private List<String> menus() {
        List<String> lines = new ArrayList<>();
        Stream.concat(Stream.of("/"), tree.directories().stream())
                .sorted()
                .distinct()
                .forEach(path -> menu(path, lines));
        return lines;
    }

    private void menu(String path, List<String> lines) {
        List<String> commands = tree.commandsOf(path);
        String kind = LANGUAGE.contains(path) ? "dir" : kind(path, commands);
        StringBuilder head = new StringBuilder(path).append(' ').append(kind);
        StringBuilder traits = new StringBuilder();
        List.of("add", "remove", "disable", "comment", "move").stream()
                .filter(name -> commands.contains(name)
                        && (kind.equals("list") || (kind.equals("table") && name.equals("remove"))))
                .forEach(name -> traits.append(name.charAt(0)));
        if (tree.argumentsOf(path, "print").orElse(List.of()).contains("oid")) {
            traits.append('o');
        }
        if (!traits.isEmpty() || INTERFACES.containsKey(path)) {
            head.append(' ').append(traits);
        }
        if (INTERFACES.containsKey(path)) {
            head.append(" interface ").append(INTERFACES.get(path));
        }
        lines.add(head.toString());
        if (kind.equals("list") || kind.equals("record")) {
            properties(path).ifPresent(lines::add);
        }
        commands.stream()
                .filter(name -> path.equals("/") ? OF_ROOT.contains(name) : !GENERIC.contains(name))
                .forEach(name -> lines.add(command(path, name)));
    }

    private String kind(String path, List<String> commands) {
        boolean numbers = tree.argumentsOf(path, "set").orElse(List.of()).contains("numbers");
        if (commands.contains("add") || numbers) {
            return "list";
        }
        if (commands.contains("set")) {
            return "record";
        }
        if (tree.argumentsOf(path, "print").orElse(List.of()).contains("where")) {
            return "table";
        }
        return commands.contains("print") ? "record" : "dir";
    }

    private Optional<String> properties(String path) {
        Set<String> names = new TreeSet<>();
        for (String command : List.of("add", "set")) {
            names.addAll(tree.argumentsOf(path, command).orElse(List.of()));
        }
        names.removeAll(NOT_PROPERTIES);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder();
        for (String name : names) {
            line.append(' ')
                    .append(name)
                    .append(values(path, name, tree.values(path, List.of("add", "set"), name)))
                    .append(isSecret(path, name) ? "!" : "");
        }
        return Optional.of(line.toString());
    }

    private String command(String path, String name) {
        StringBuilder line = new StringBuilder(" >").append(name);
        List<String> arguments = tree.argumentsOf(path, name).orElse(List.of());
        arguments.stream()
                .sorted(Comparator.comparing((String argument) -> !argument.startsWith("number")))
                .forEach(argument -> line.append(' ')
                        .append(argument)
                        .append(values(
                                path,
                                argument,
                                argument.startsWith("number")
                                        ? Values.UNKNOWN
                                        : tree.values(path, List.of(name), argument))));
        return line.toString();
    }

    /// A colon and, between angle brackets, what the values are; replaced by a short name at the end.
    private String values(String path, String argument, Values values) {
        String form = path.equals("/user/group") && argument.equals("policy")
                ? "quoted"
                : SOURCES.contains(argument)
                        ? "source"
                        : PRESENT.contains(argument)
                                ? "presence"
                                : values.form().equals("see documentation") ? "" : values.form();
        if (values.words().contains("skins/")) {
            return "";
        }
        Reference reference = References.of(path, argument, values);
        String line = form + "\t" + reference.words() + "\t" + reference.items();
        if (line.equals("\t\t")) {
            return isSecret(path, argument) ? ":" : "";
        }
        uses.merge(line, 1, Integer::sum);
        return ":\u0001" + line + "\u0002";
    }

    private static boolean isSecret(String path, String argument) {
        return SECRETS.entrySet().stream()
                .anyMatch(entry -> entry.getKey().matcher(path).lookingAt()
                        && entry.getValue().contains(argument));
    }

    /// Short names, the shortest for what is used most.
    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        uses.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> names.put(entry.getKey(), Integer.toString(names.size(), Character.MAX_RADIX)));
        return names;
    }

    private String named(String line, Map<String, String> names) {
        return Pattern.compile("\u0001(.*?)\u0002")
                .matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(names.get(found.group(1))));
    }

    private static Map<Pattern, Set<String>> secrets() {
        Map<Pattern, Set<String>> secrets = new LinkedHashMap<>();
        secrets.put(
                Pattern.compile("/interface/(pppoe|pptp|l2tp|sstp|ovpn|ppp)-client|/interface/(vrrp|lte)"),
                Set.of("password", "pin"));
        secrets.put(Pattern.compile("/interface/(gre|ipip|eoip|6to4|l2tp-)"), Set.of("ipsec-secret"));
        secrets.put(Pattern.compile("/interface/wireguard"), Set.of("private-key", "preshared-key"));
        secrets.put(
                Pattern.compile("/interface/wireless/security-profiles|/caps-man"),
                Set.of(
                        "wpa-pre-shared-key",
                        "wpa2-pre-shared-key",
                        "static-key-0",
                        "static-key-1",
                        "static-key-2",
                        "static-key-3",
                        "static-sta-private-key",
                        "mschapv2-password",
                        "passphrase",
                        "security.passphrase",
                        "eap-password"));
        secrets.put(
                Pattern.compile("/interface/wifi"),
                Set.of(
                        "passphrase",
                        "security.passphrase",
                        "eap-password",
                        "security.eap-password",
                        "private-passphrase"));
        secrets.put(
                Pattern.compile("/ppp|/ip/hotspot/user|/ip/smb/users|/tool/e-mail|/user"),
                Set.of("password", "secret"));
        secrets.put(Pattern.compile("/system/backup"), Set.of("password"));
        secrets.put(Pattern.compile("/radius"), Set.of("secret"));
        secrets.put(
                Pattern.compile("/ip/ipsec"), Set.of("secret", "password", "key", "passphrase", "auth-key", "enc-key"));
        secrets.put(Pattern.compile("/snmp/community"), Set.of("authentication-password", "encryption-password"));
        secrets.put(Pattern.compile("/certificate"), Set.of("passphrase", "challenge-password"));
        secrets.put(Pattern.compile("/routing"), Set.of("tcp-md5-key", "auth-key", "authentication-key"));
        secrets.put(Pattern.compile("/zerotier"), Set.of("identity"));
        return secrets;
    }
}
