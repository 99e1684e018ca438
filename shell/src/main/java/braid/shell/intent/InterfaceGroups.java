package braid.shell.intent;

import braid.dataplane.network.firewall.InterfaceGroup;
import braid.dataplane.network.firewall.Match;
import braid.shell.config.Configuration;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.config.LinuxNames;
import braid.shell.intent.RuleReading.Asked;
import braid.shell.menu.EthernetMenu;
import braid.shell.menu.InterfaceListMemberMenu;
import braid.shell.menu.InterfaceListMenu;
import braid.shell.menu.PppProfileMenu;
import braid.shell.menu.PppoeClientMenu;
import braid.shell.menu.Shared;
import braid.shell.menu.VlanMenu;
import braid.shell.schema.GivenText;
import braid.shell.value.Value;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The interfaces that rules name, as groups: of one interface, of all of a kind, of a list. A group is known by ids,
/// so that a new name of an interface or a list changes no rule.
final class InterfaceGroups {
    private static final String NOBODY = "none";

    /// Lists in circles are walked along every way.
    private static final int MOST_STEPS = 10_000;

    /// What may be in a list.
    private sealed interface Listed {
        record Interface(long id) implements Listed {}

        /// @param profile its key
        record SessionsOf(String profile) implements Listed {}
    }

    private final Configuration configuration;
    private final LinuxNames names;
    private final KeptInterfaces kept;
    private final Map<String, InterfaceGroup> groups = new TreeMap<>();

    /// What lists are made of that do not lead back to themselves.
    private final Map<Long, Set<Listed>> whole = new TreeMap<>();

    private int circlesMet;
    private int steps;

    InterfaceGroups(Source source) {
        configuration = source.configuration();
        names = source.names();
        kept = source.kept();
    }

    /// Those that rules have named.
    List<InterfaceGroup> named() {
        return List.copyOf(groups.values());
    }

    /// @param asked an interface, or a word for all of a kind
    Match interfaces(Asked asked, boolean incoming) {
        InterfaceGroup group = asked.value() instanceof Value.Id(long id) ? ofInterface(id) : ofKind(asked.text());
        return match(asked.not(), incoming, group);
    }

    /// A list whose members Linux does not all have is matched only where that makes the firewall stricter: a rule
    /// that stops packets may match more of them, one that lets them through may match fewer.
    ///
    /// @param asked an interface list
    /// @param strict whether the rule stops what it matches
    /// @return nothing where any interface will do
    Optional<Match> list(Asked asked, boolean incoming, boolean strict) {
        if (!(asked.value() instanceof Value.Id(long id))) {
            throw Unfit.refused("interface list " + asked.text() + " is not understood");
        }
        if (id == InterfaceListMenu.ALL && !asked.not()) {
            return Optional.empty();
        }
        boolean not = id == InterfaceListMenu.ALL ? false : asked.not();
        return Optional.of(match(not, incoming, ofList(id, strict == not)));
    }

    private Match match(boolean not, boolean incoming, InterfaceGroup group) {
        groups.put(group.name(), group);
        return new Match.Interface(not, incoming, group.name());
    }

    private InterfaceGroup ofInterface(long id) {
        Members members = new Members();
        members.add(id);
        return members.group("interface-" + Long.toHexString(id));
    }

    private InterfaceGroup ofKind(String kind) {
        Members members = new Members();
        switch (kind) {
            case "all-ethernet" ->
                configuration.items(EthernetMenu.PATH).forEach(item -> members.addIfThere(item.id()));
            case "all-vlan" -> configuration.items(VlanMenu.PATH).forEach(item -> members.addIfThere(item.id()));
            case "all-ppp" -> members.everySession = true;
            case "all-wireless" -> {}
            default -> throw Unfit.refused("interface " + kind + " is not understood");
        }
        return members.group(kind);
    }

    /// @param lenient whether members that Linux does not have may be left out
    private InterfaceGroup ofList(long id, boolean lenient) {
        if (id == InterfaceListMenu.ALL || id == InterfaceListMenu.NONE) {
            return new Members().group(NOBODY);
        }
        if (configuration.item(InterfaceListMenu.PATH, id).isEmpty()) {
            throw Unfit.waiting("interface list " + GivenText.of(new Value.Id(id)) + " was removed");
        }
        Members members = new Members();
        steps = 0;
        for (Listed listed : listed(id, Set.of())) {
            switch (listed) {
                case Listed.SessionsOf(String profile) -> members.owners.add(profile);
                case Listed.Interface(long member) -> addListed(members, member, id, lenient);
            }
        }
        return members.group("list-" + Long.toHexString(id));
    }

    private void addListed(Members members, long member, long list, boolean lenient) {
        Optional<String> reason = kept.reason(member);
        if (reason.isEmpty()) {
            members.addIfThere(member);
        } else if (!lenient) {
            throw Unfit.refused(LinuxNames.name(
                            configuration.item(InterfaceListMenu.PATH, list).orElseThrow()) + " lacks a member: "
                    + reason.get());
        }
    }

    /// The interfaces of all sessions that a profile makes.
    Match ofProfile(Item profile, boolean incoming) {
        Members members = new Members();
        members.owners.add(ItemKey.of(profile));
        return match(false, incoming, members.group("profile-" + Long.toHexString(profile.id())));
    }

    /// What belongs to the list and to those it includes, without that of the lists it excludes.
    ///
    /// @param within the lists that this one is included in or excluded from: one that leads back to itself adds
    ///     nothing there; several ways to a list that is not among them all count
    private Set<Listed> listed(long list, Set<Long> within) {
        if (list == InterfaceListMenu.DYNAMIC || list == InterfaceListMenu.STATIC) {
            throw Unfit.refused("the lists dynamic and static are not built");
        }
        if (list == InterfaceListMenu.ALL) {
            throw Unfit.refused("the list all inside another list is not built");
        }
        Optional<Item> item = configuration.item(InterfaceListMenu.PATH, list);
        if (item.isEmpty()) {
            return Set.of();
        }
        if (within.contains(list)) {
            circlesMet++;
            return Set.of();
        }
        Set<Listed> known = whole.get(list);
        if (known != null) {
            return known;
        }
        if (++steps > MOST_STEPS) {
            throw Unfit.refused("too many interface lists include each other");
        }
        Set<Long> here = new HashSet<>(within);
        here.add(list);
        int circlesBefore = circlesMet;
        Set<Listed> all = listed(list, item.get(), here);
        if (circlesMet == circlesBefore) {
            whole.put(list, all);
        }
        return all;
    }

    private Set<Listed> listed(long list, Item item, Set<Long> here) {
        Set<Listed> all = ownOf(list);
        for (Value included : Source.list(item, InterfaceListMenu.INCLUDE)) {
            if (included instanceof Value.Id(long id)) {
                all.addAll(listed(id, here));
            }
        }
        for (Value excluded : Source.list(item, InterfaceListMenu.EXCLUDE)) {
            if (excluded instanceof Value.Id(long id)) {
                all.removeAll(listed(id, here));
            }
        }
        return all;
    }

    /// The interfaces that are members of the list itself, and the profiles whose sessions join it.
    private Set<Listed> ownOf(long list) {
        Value asked = new Value.Id(list);
        Set<Listed> own = new LinkedHashSet<>();
        for (Item member : configuration.items(InterfaceListMemberMenu.PATH)) {
            if (!Source.yes(member, Shared.DISABLED)
                    && member.get(InterfaceListMemberMenu.LIST).equals(asked)
                    && member.get(InterfaceListMemberMenu.INTERFACE) instanceof Value.Id(long id)) {
                own.add(new Listed.Interface(id));
            }
        }
        for (Item profile : configuration.items(PppProfileMenu.PATH)) {
            if (profile.get(PppProfileMenu.INTERFACE_LIST).equals(asked)) {
                own.add(new Listed.SessionsOf(ItemKey.of(profile)));
            }
        }
        return own;
    }

    /// What belongs to a group, while it is collected.
    private final class Members {
        private final Set<String> linuxNames = new TreeSet<>();
        private final Set<String> owners = new TreeSet<>();
        private boolean everySession;

        /// @throws Unfit if Linux cannot have it
        private void add(long id) {
            kept.reason(id).ifPresent(reason -> {
                throw Unfit.refused(reason);
            });
            if (!addIfThere(id)) {
                throw Unfit.waiting("interface " + GivenText.of(new Value.Id(id)) + " was removed");
            }
        }

        /// @return false if the interface was removed
        private boolean addIfThere(long id) {
            if (configuration.item(PppoeClientMenu.PATH, id).isPresent()) {
                owners.add(ItemKey.of(PppoeClientMenu.PATH, id));
            } else if (configuration.item(EthernetMenu.PATH, id).isPresent()
                    || configuration.item(VlanMenu.PATH, id).isPresent()) {
                names.of(id).ifPresent(linuxNames::add);
            } else {
                return false;
            }
            return true;
        }

        private InterfaceGroup group(String name) {
            return new InterfaceGroup(name, linuxNames, owners, everySession);
        }
    }
}
