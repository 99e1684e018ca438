package braid.shell.intent;

import braid.dataplane.network.AddressPool;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.PppProfile;
import braid.dataplane.network.PppProfile.AddressSource;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.Secret;
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
import java.util.List;
import java.util.Optional;

/// Pools, profiles and users.
final class PppIntent {
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
                        servers(item),
                        Source.text(item, PppProfileMenu.ONLY_ONE).equals("yes")));
    }

    /// A session that must be encrypted never runs in the clear.
    static void refuseWhatCannotBeHonoured(Source source, Property reference, Item referrer) {
        if (referrer.get(reference) instanceof Value.Id(long id)) {
            source.configuration()
                    .item(PppProfileMenu.PATH, id)
                    .filter(profile ->
                            Source.text(profile, PppProfileMenu.USE_ENCRYPTION).equals("required"))
                    .ifPresent(profile -> {
                        throw Unfit.refused("profile " + Source.text(profile, PppProfileMenu.NAME)
                                + " requires encryption, which is not built");
                    });
        }
    }

    private static List<IpAddress.V4> servers(Item item) {
        List<IpAddress.V4> servers = new ArrayList<>();
        for (Value value : Source.list(item, PppProfileMenu.DNS_SERVER)) {
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
        refuseWhatCannotBeHonoured(source, PppSecretMenu.PROFILE, item);
        return Optional.of(new PppUser(
                ItemKey.of(item),
                Source.text(item, PppSecretMenu.NAME),
                new Secret(Source.text(item, PppSecretMenu.PASSWORD)),
                Source.text(item, PppSecretMenu.CALLER_ID),
                ownProfile(source, item),
                addressSource(source, item, PppSecretMenu.LOCAL_ADDRESS),
                addressSource(source, item, PppSecretMenu.REMOTE_ADDRESS)));
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
