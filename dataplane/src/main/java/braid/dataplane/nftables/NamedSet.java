package braid.dataplane.nftables;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// A set of the table.
///
/// @param elements those that are wanted; packets add others to [Kind.LEARNED] and the last two
public record NamedSet(String name, Kind kind, String definition, Set<String> elements) {
    public enum Kind {
        /// Names of interfaces.
        INTERFACES,
        /// Addresses and networks of the configuration.
        PREFIXES,
        /// Addresses that rules add.
        LEARNED,
        /// What rules count for each of: its elements are the kernel's own.
        STATE
    }

    /// How many addresses rules may add to one list, and combinations a rule may keep a count for.
    static final int MOST_LEARNED = 65_535;

    public NamedSet {
        elements = Collections.unmodifiableSet(new TreeSet<>(elements));
    }

    static NamedSet interfaces(String name, Set<String> linuxNames) {
        return new NamedSet(name, Kind.INTERFACES, "{ type ifname; }", linuxNames);
    }

    static NamedSet prefixes(String name, Set<String> spans) {
        return new NamedSet(name, Kind.PREFIXES, "{ type ipv4_addr; flags interval,timeout; }", spans);
    }

    static NamedSet learned(String name) {
        return new NamedSet(
                name, Kind.LEARNED, "{ type ipv4_addr; flags dynamic,timeout; size " + MOST_LEARNED + "; }", Set.of());
    }

    static NamedSet state(String name, String type, String flags) {
        return new NamedSet(
                name, Kind.STATE, "{ type " + type + "; flags " + flags + "; size " + MOST_LEARNED + "; }", Set.of());
    }

    /// Whether the configuration says what is in it.
    boolean keptByUs() {
        return switch (kind) {
            case INTERFACES, PREFIXES -> true;
            case LEARNED, STATE -> false;
        };
    }

    /// An element as nft writes it.
    String element(String element) {
        return kind == Kind.INTERFACES ? Term.quoted(element) : element;
    }
}
