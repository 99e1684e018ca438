package braid.shell.intent;

import braid.dataplane.network.AddressPool;
import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.Demand;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.LinkOptions;
import braid.dataplane.network.PppProfile;
import braid.dataplane.network.PppProfile.AddressSource;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.RateLimit;
import braid.dataplane.network.Secret;
import braid.dataplane.network.SessionOptions;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.menu.IpPoolMenu;
import braid.shell.menu.PppProfileMenu;
import braid.shell.menu.PppSecretMenu;
import braid.shell.menu.Shared;
import braid.shell.schema.GivenText;
import braid.shell.schema.Networks;
import braid.shell.schema.Property;
import braid.shell.value.Addresses;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Pools, profiles and users.
final class PppIntent {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private PppIntent() {}

    static List<AddressPool> pools(Source source) {
        return source.each(
                IpPoolMenu.PATH,
                Shared.DISABLED,
                item -> new AddressPool(
                        ItemKey.of(item),
                        Source.list(item, IpPoolMenu.RANGES).stream()
                                .map(GivenText::of)
                                .map(PppIntent::range)
                                .toList(),
                        reference(source, item, IpPoolMenu.NEXT_POOL, IpPoolMenu.PATH)));
    }

    private static AddressPool.Range range(String text) {
        int dash = text.indexOf('-');
        if (dash > 0) {
            return new AddressPool.Range(address(text.substring(0, dash)), address(text.substring(dash + 1)));
        }
        Value.IpPrefix prefix =
                Networks.prefix(text).orElseThrow(() -> Unfit.refused("range " + text + " is no range"));
        int first = Networks.network(prefix).bits();
        int hosts = prefix.prefixBits() == 32 ? 0 : -1 >>> prefix.prefixBits();
        return new AddressPool.Range(new IpAddress.V4(first), new IpAddress.V4(first | hosts));
    }

    private static IpAddress.V4 address(String text) {
        return Addresses.ip(text)
                .map(ip -> new IpAddress.V4(ip.bits()))
                .orElseThrow(() -> Unfit.refused(text + " is no address"));
    }

    static List<PppProfile> profiles(Source source) {
        return source.each(
                PppProfileMenu.PATH,
                Shared.DISABLED,
                item -> new PppProfile(
                        ItemKey.of(item),
                        addressSource(source, item, PppProfileMenu.LOCAL_ADDRESS),
                        addressSource(source, item, PppProfileMenu.REMOTE_ADDRESS),
                        servers(item, PppProfileMenu.DNS_SERVER),
                        servers(item, PppProfileMenu.WINS_SERVER),
                        Source.text(item, PppProfileMenu.ONLY_ONE).equals("yes"),
                        session(source, Optional.of(item))));
    }

    /// What a profile says of its sessions; what it leaves to the profile `default` is taken from there.
    static SessionOptions session(Source source, Optional<Item> profile) {
        Optional<Item> fallback = source.configuration().item(PppProfileMenu.PATH, PppProfileMenu.DEFAULT_ID.number());
        return new SessionOptions(
                demand(profile, fallback, PppProfileMenu.USE_ENCRYPTION, Demand.NO),
                demand(profile, fallback, PppProfileMenu.USE_IPV6, Demand.YES),
                profile.map(item -> seconds(item, PppProfileMenu.SESSION_TIMEOUT))
                        .orElse(OptionalInt.empty()),
                profile.map(item -> seconds(item, PppProfileMenu.IDLE_TIMEOUT)).orElse(OptionalInt.empty()),
                demand(profile, fallback, PppProfileMenu.CHANGE_TCP_MSS, Demand.NO) == Demand.YES,
                profile.map(item -> RateLimits.read(Source.text(item, PppProfileMenu.RATE_LIMIT)))
                        .orElse(RateLimit.NONE),
                profile.map(PppIntent::addressLists).orElse(List.of()),
                profile.map(ItemKey::of).orElse(""));
    }

    /// Names with commas between them.
    private static List<String> addressLists(Item profile) {
        return Arrays.stream(Source.text(profile, PppProfileMenu.ADDRESS_LIST).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static Demand demand(Optional<Item> profile, Optional<Item> fallback, Property property, Demand otherwise) {
        return profile.flatMap(item -> demand(item, property))
                .or(() -> fallback.flatMap(item -> demand(item, property)))
                .orElse(otherwise);
    }

    /// Empty: `default`.
    private static Optional<Demand> demand(Item item, Property property) {
        return switch (Source.text(item, property)) {
            case "no" -> Optional.of(Demand.NO);
            case "yes" -> Optional.of(Demand.YES);
            case "required" -> Optional.of(Demand.REQUIRED);
            default -> Optional.empty();
        };
    }

    /// Empty for none, and for zero.
    private static OptionalInt seconds(Item item, Property property) {
        if (item.get(property) instanceof Value.Time(long nanos) && nanos >= NANOS_PER_SECOND) {
            return OptionalInt.of((int) Math.min(nanos / NANOS_PER_SECOND, Integer.MAX_VALUE));
        }
        return OptionalInt.empty();
    }

    private static List<IpAddress.V4> servers(Item item, Property property) {
        List<IpAddress.V4> servers = new ArrayList<>();
        for (Value value : Source.list(item, property)) {
            if (value instanceof Value.Ip(int bits)) {
                servers.add(new IpAddress.V4(bits));
            }
        }
        return servers;
    }

    /// Users of services other than PPPoE are kept only.
    static List<PppUser> users(Source source) {
        return source.each(PppSecretMenu.PATH, Shared.DISABLED, item -> user(source, item)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<PppUser> user(Source source, Item item) {
        String service = Source.text(item, PppSecretMenu.SERVICE);
        if (!service.equals("any") && !service.equals("pppoe")) {
            return Optional.empty();
        }
        return Optional.of(new PppUser(
                ItemKey.of(item),
                Source.text(item, PppSecretMenu.NAME),
                new Secret(Source.text(item, PppSecretMenu.PASSWORD)),
                Source.text(item, PppSecretMenu.CALLER_ID),
                ownProfile(source, item),
                addressSource(source, item, PppSecretMenu.LOCAL_ADDRESS),
                addressSource(source, item, PppSecretMenu.REMOTE_ADDRESS),
                new ByteLimits(octets(item, PppSecretMenu.LIMIT_BYTES_IN), octets(item, PppSecretMenu.LIMIT_BYTES_OUT)),
                SecretRoutes.read(Source.text(item, PppSecretMenu.ROUTES))));
    }

    /// Zero is no limit.
    private static OptionalLong octets(Item item, Property property) {
        return item.get(property) instanceof Value.Num(long octets) && octets > 0
                ? OptionalLong.of(octets)
                : OptionalLong.empty();
    }

    /// The profile `default` means the server's.
    private static Optional<String> ownProfile(Source source, Item item) {
        return item.get(PppSecretMenu.PROFILE).equals(PppProfileMenu.DEFAULT_ID)
                ? Optional.empty()
                : reference(source, item, PppSecretMenu.PROFILE, PppProfileMenu.PATH);
    }

    static Optional<AddressSource> addressSource(Source source, Item item, Property property) {
        return switch (item.get(property)) {
            case Value.Ip(int bits) -> Optional.of(new AddressSource.Fixed(new IpAddress.V4(bits)));
            case Value.Id _ ->
                reference(source, item, property, IpPoolMenu.PATH).map(AddressSource.FromPool::new);
            case Value _ -> Optional.empty();
        };
    }

    /// Octets of a link; RouterOS takes fewer than a link can be spoken over.
    static OptionalInt linkBytes(Item item, Property property) {
        OptionalInt bytes = Source.number(item, property);
        if (bytes.orElse(LinkOptions.MIN_BYTES) < LinkOptions.MIN_BYTES) {
            throw Unfit.refused(
                    property.name() + " " + bytes.getAsInt() + " is less than a link needs, " + LinkOptions.MIN_BYTES);
        }
        return bytes;
    }

    /// The key of the item referred to.
    static Optional<String> reference(Source source, Item item, Property property, String menu) {
        if (!(item.get(property) instanceof Value.Id(long id))) {
            return Optional.empty();
        }
        if (source.configuration().item(menu, id).isEmpty()) {
            throw Unfit.waiting(property.name() + " " + GivenText.of(new Value.Id(id)) + " was removed");
        }
        return Optional.of(ItemKey.of(menu, id));
    }
}
