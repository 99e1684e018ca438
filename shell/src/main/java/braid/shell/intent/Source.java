package braid.shell.intent;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.IpAddress;
import braid.shell.config.Configuration;
import braid.shell.config.HardwarePorts;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.config.LinuxNames;
import braid.shell.menu.PppoeClientMenu;
import braid.shell.menu.Shared;
import braid.shell.menu.VlanMenu;
import braid.shell.schema.GivenText;
import braid.shell.schema.Property;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The configuration as intents read it: items that are in use, their values as plain Java, and the
/// problems found.
final class Source {
    private final Configuration whole;
    private final Configuration configuration;
    private final KeptInterfaces kept;
    private final Set<String> presentLinks;
    private final Parts known;
    private final Map<String, Parts.Part> anew;
    private final Set<String> read = new TreeSet<>();
    private Optional<LinuxNames> names = Optional.empty();
    private final Map<String, Intent.Problem> problems = new TreeMap<>();
    private final Map<String, String> dormant = new TreeMap<>();

    /// @param keptKinds menus of interfaces that are not carried out
    Source(Configuration configuration, Set<String> presentLinks, List<String> keptKinds) {
        this(configuration, presentLinks, keptKinds, Parts.NONE, new HashMap<>());
    }

    /// @param known parts that were worked out before
    /// @param anew gets those that are worked out now
    Source(
            Configuration configuration,
            Set<String> presentLinks,
            List<String> keptKinds,
            Parts known,
            Map<String, Parts.Part> anew) {
        this.whole = configuration;
        this.configuration = configuration.telling(read::add);
        this.kept = new KeptInterfaces(this.configuration, keptKinds);
        this.presentLinks = presentLinks;
        this.known = known;
        this.anew = anew;
    }

    /// A part of the intent: as it was the last time, if what it is made of is the same, else worked out
    /// now.
    ///
    /// @param name its own
    /// @param work reads nothing but the source it is given
    @SuppressWarnings("unchecked")
    <T> T part(String name, Function<Source, T> work) {
        Parts.Part part = known.known(name, whole).orElseGet(() -> {
            Parts.Part now = anew.get(name);
            return now == null ? workedOut(name, work) : now;
        });
        read.addAll(part.read().keySet());
        problems.putAll(part.problems());
        dormant.putAll(part.dormant());
        return (T) part.result();
    }

    private <T> Parts.Part workedOut(String name, Function<Source, T> work) {
        Source inner = new Source(whole, presentLinks, kept.menus(), known, anew);
        T result = work.apply(inner);
        Map<String, List<Item>> lists = new TreeMap<>();
        inner.read.forEach(menu -> lists.put(menu, whole.items(menu)));
        Parts.Part part = new Parts.Part(result, lists, inner.problems, inner.dormant);
        anew.put(name, part);
        return part;
    }

    Configuration configuration() {
        return configuration;
    }

    LinuxNames names() {
        if (names.isEmpty()) {
            names = Optional.of(part("names", source -> new LinuxNames(source.configuration())));
        }
        return names.get();
    }

    KeptInterfaces kept() {
        return kept;
    }

    Map<String, Intent.Problem> problems() {
        return problems;
    }

    /// Refusals of items that are disabled.
    Map<String, String> dormant() {
        return dormant;
    }

    /// The objects that the enabled items of a menu stand for; an item that is unfit is left out and noted.
    <T> List<T> each(String menu, Property disabled, Function<Item, T> read) {
        List<T> objects = new ArrayList<>();
        for (Item item : configuration.items(menu)) {
            boolean enabled = !yes(item, disabled);
            try {
                T object = read.apply(item);
                if (enabled) {
                    objects.add(object);
                }
            } catch (Unfit unfit) {
                if (enabled) {
                    problems.put(ItemKey.of(item), new Intent.Problem(unfit.getMessage(), unfit.isRefused()));
                } else if (unfit.isRefused()) {
                    dormant.put(ItemKey.of(item), unfit.getMessage());
                }
            }
        }
        return List.copyOf(objects);
    }

    /// Notes that a part of a record cannot be honoured; the rest of it is.
    void refuse(Item item, String reason) {
        problems.put(ItemKey.of(item), new Intent.Problem(reason, true));
    }

    /// An interface that Linux has or may have.
    long interfaceId(Value reference) {
        if (!(reference instanceof Value.Id(long id))) {
            throw Unfit.waiting("no interface");
        }
        kept.reason(id).ifPresent(reason -> {
            throw Unfit.refused(reason);
        });
        if (absentPort(reference).isEmpty() && names().of(id).isEmpty()) {
            throw Unfit.waiting(GivenText.of(reference) + " was removed");
        }
        return id;
    }

    /// What Linux calls an interface that is there, or that Braid makes as long as it is enabled.
    String linuxName(Value reference) {
        long id = interfaceId(reference);
        absence(reference).ifPresent(why -> {
            throw Unfit.waiting(why);
        });
        configuration
                .item(PppoeClientMenu.PATH, id)
                .filter(client -> yes(client, PppoeClientMenu.DISABLED))
                .ifPresent(client -> {
                    throw Unfit.waiting(LinuxNames.name(client) + " is disabled");
                });
        return names().of(id).orElseThrow();
    }

    /// What Linux calls the interfaces of a session, in order. A port that is not there and a disabled VLAN
    /// have the names they had, or will have: the session does without their lines until they come. Without
    /// any that is there, the item waits.
    List<String> lineNames(Item item, Property disabled, List<Value> references) {
        List<String> absent = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Value reference : references) {
            absence(reference).ifPresent(absent::add);
            lines.add(absentPort(reference)
                    .or(() -> disabledVlan(reference))
                    .map(own -> names().of(own.id()).orElse(LinuxNames.name(own)))
                    .orElseGet(() -> linuxName(reference)));
        }
        if (!lines.isEmpty() && absent.size() == lines.size() && !yes(item, disabled)) {
            problems.put(ItemKey.of(item), new Intent.Problem(absent.getFirst(), false));
        }
        return lines;
    }

    private Optional<Item> absentPort(Value reference) {
        return reference instanceof Value.Id(long id)
                ? configuration
                        .item(HardwarePorts.MENU, id)
                        .filter(port -> presentPort(port).isEmpty())
                : Optional.empty();
    }

    private Optional<Item> disabledVlan(Value reference) {
        return reference instanceof Value.Id(long id)
                ? configuration.item(VlanMenu.PATH, id).filter(vlan -> yes(vlan, Shared.DISABLED))
                : Optional.empty();
    }

    /// Why a port or a VLAN is not there.
    private Optional<String> absence(Value reference) {
        return absentPort(reference)
                .map(port -> LinuxNames.name(port) + " not present")
                .or(() -> disabledVlan(reference).map(vlan -> LinuxNames.name(vlan) + " is disabled"));
    }

    /// What Linux calls a port that is there.
    Optional<String> presentPort(Item port) {
        return names().of(port.id()).filter(presentLinks::contains);
    }

    static String text(Item item, Property property) {
        return GivenText.of(item.get(property));
    }

    static boolean yes(Item item, Property property) {
        return item.get(property).equals(new Value.Bool(true));
    }

    /// Empty when a word stands in the number's place.
    static OptionalInt number(Item item, Property property) {
        return item.get(property) instanceof Value.Num(long number)
                ? OptionalInt.of(Math.toIntExact(number))
                : OptionalInt.empty();
    }

    static List<Value> list(Item item, Property property) {
        return item.get(property) instanceof Value.Array array ? array.elements() : List.of();
    }

    static Optional<IpAddress.V4> address(Item item, Property property) {
        return item.get(property) instanceof Value.Ip(int bits)
                ? Optional.of(new IpAddress.V4(bits))
                : Optional.empty();
    }

    static Set<AuthenticationMethod> methods(Item item, Property property) {
        Set<AuthenticationMethod> methods = EnumSet.noneOf(AuthenticationMethod.class);
        for (Value word : list(item, property)) {
            methods.add(
                    switch (GivenText.of(word)) {
                        case "pap" -> AuthenticationMethod.PAP;
                        case "chap" -> AuthenticationMethod.CHAP_MD5;
                        case "mschap1" -> AuthenticationMethod.MSCHAP_V1;
                        case "mschap2" -> AuthenticationMethod.MSCHAP_V2;
                        default -> throw Unfit.refused("unknown authentication method " + GivenText.of(word));
                    });
        }
        return methods;
    }
}
