package braid.shell.known;

import braid.shell.known.CommandTree.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which arguments name items of other menus: those whose completion, on a router without any
/// configuration, offers the names of the items that every router has.
final class References {
    /// Takes an address, a queue or anything else besides an interface's name.
    private static final Set<String> OR_SOMETHING_ELSE = Set.of(
            "address",
            "caps-man-addresses",
            "dst",
            "dst-address",
            "gateway",
            "host",
            "local.address",
            "nexthop",
            "parent",
            "remote-address",
            "remote.address",
            "src-address",
            "target",
            "transport",
            "vrf-interface");

    private static final Set<String> TABLES =
            Set.of("routing-table", "routing-mark", "new-routing-mark", "table", "default-route-tables");

    /// @param items menus, with `?` in front of the first where other text will do as well; empty: no
    /// reference
    /// @param words the others
    record Reference(String items, String words) {}

    private References() {}

    static Reference of(String menu, String argument, Values values) {
        Set<String> words = new LinkedHashSet<>(Quoted.words(values.words()));
        List<String> items = new ArrayList<>();
        boolean strict = true;
        if (words.remove("ether1")) {
            words.remove("lo");
            items.add("/interface");
            strict = !OR_SOMETHING_ELSE.contains(argument);
        }
        if (words.containsAll(Set.of("all", "dynamic", "none", "static"))) {
            words.removeAll(Set.of("all", "dynamic", "none", "static"));
            items.add("/interface/list");
        }
        if (items.isEmpty()) {
            Reference single = single(menu, argument, words);
            if (single.items().isEmpty()) {
                return new Reference("", values.words());
            }
            return single;
        }
        words.removeAll(Set.of("!", ","));
        return new Reference((strict ? "" : "?") + String.join(" ", items), text(words));
    }

    private static Reference single(String menu, String argument, Set<String> words) {
        if (words.containsAll(Set.of("default", "default-encryption"))) {
            return new Reference("/ppp/profile", "");
        }
        if (words.contains("pcq-download-default")) {
            return new Reference("?/queue/type", "");
        }
        if (words.equals(Set.of("full", "read", "write"))) {
            return new Reference("/user/group", "");
        }
        if (words.equals(Set.of("disk", "echo", "memory", "remote"))) {
            return new Reference("/system/logging/action", "");
        }
        if (words.remove("main")) {
            words.removeAll(Set.of("!", ","));
            String items =
                    argument.equals("router-id") ? "/routing/id" : TABLES.contains(argument) ? "/routing/table" : "";
            if (argument.equals("routing-table")) {
                return new Reference(items + " /ip/vrf", text(words));
            }
            return argument.endsWith("vrf")
                    ? new Reference("?/ip/vrf", text(with(words, "main")))
                    : new Reference(items.isEmpty() ? "" : "?" + items, text(words));
        }
        if (words.remove("serial0")) {
            return new Reference("?/port", text(words));
        }
        if (words.equals(Set.of("admin"))) {
            return new Reference("?/user", "");
        }
        if (words.remove("request-only")) {
            return new Reference("?/ip/ipsec/mode-config", text(words));
        }
        if (words.remove("guest")) {
            words.remove(",");
            return new Reference("?/ip/smb/users", text(words));
        }
        words.remove(",");
        return words.equals(Set.of("default")) ? ofDefault(menu, argument) : new Reference("", "");
    }

    /// Many menus have an item `default`.
    private static Reference ofDefault(String menu, String argument) {
        String items = switch (argument) {
            case "templates" -> "/routing/bgp/template";
            case "group", "policy-template-group" -> "/ip/ipsec/policy/group";
            case "proposal" -> "/ip/ipsec/proposal";
            case "apn-profiles" -> "/interface/lte/apn";
            case "trial-user-profile" -> "/ip/hotspot/user/profile";
            case "profile" ->
                switch (menu) {
                    case "/ip/hotspot" -> "/ip/hotspot/profile";
                    case "/ip/hotspot/user" -> "/ip/hotspot/user/profile";
                    case "/interface/macsec" -> "/interface/macsec/profile";
                    default -> "/ip/ipsec/profile";
                };
            default -> "";
        };
        return new Reference(items.isEmpty() ? "" : "?" + items, "");
    }

    private static Set<String> with(Set<String> words, String more) {
        Set<String> all = new LinkedHashSet<>(words);
        all.add(more);
        return all;
    }

    private static String text(Set<String> words) {
        return words.stream()
                .map(word -> word.indexOf(' ') >= 0 ? '"' + word + '"' : word)
                .collect(Collectors.joining(" "));
    }
}
