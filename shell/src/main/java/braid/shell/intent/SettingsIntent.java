package braid.shell.intent;

import braid.dataplane.network.KernelSetting;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.menu.ConnectionTrackingMenu;
import braid.shell.menu.IpSettingsMenu;
import braid.shell.menu.TrackingSettings;
import braid.shell.schema.Property;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Settings that are switches of the kernel.
final class SettingsIntent {
    private static final String IPV4 = "net/ipv4/";
    private static final String EACH = IPV4 + "conf/*/";

    /// Switches of yes and no, beside forwarding.
    private static final List<Switch> SWITCHES = List.of(
            new Switch(IpSettingsMenu.TCP_SYNCOOKIES, IPV4 + "tcp_syncookies"),
            new Switch(IpSettingsMenu.SEND_REDIRECTS, EACH + "send_redirects"),
            new Switch(IpSettingsMenu.ACCEPT_SOURCE_ROUTE, EACH + "accept_source_route"),
            new Switch(IpSettingsMenu.ACCEPT_REDIRECTS, EACH + "accept_redirects"),
            new Switch(IpSettingsMenu.SECURE_REDIRECTS, EACH + "secure_redirects"));

    private record Switch(Property property, String name) {}

    private SettingsIntent() {}

    static List<KernelSetting> settings(Source source) {
        List<KernelSetting> settings = new ArrayList<>();
        Item item = source.configuration().settings(IpSettingsMenu.PATH);
        String key = ItemKey.of(item);
        settings.add(new KernelSetting(key, IPV4 + "ip_forward", digit(item, IpSettingsMenu.IP_FORWARD)));
        for (Switch one : SWITCHES) {
            if (set(item, one.property())) {
                settings.add(new KernelSetting(key, one.name(), digit(item, one.property())));
            }
        }
        if (set(item, IpSettingsMenu.RP_FILTER)) {
            settings.add(new KernelSetting(key, EACH + "rp_filter", reversePath(item)));
        }
        tracking(source, settings);
        return settings;
    }

    /// Connections count what they carry, as RouterOS shows it.
    private static void tracking(Source source, List<KernelSetting> settings) {
        Item item = source.configuration().settings(ConnectionTrackingMenu.PATH);
        String key = ItemKey.of(item);
        settings.add(new KernelSetting(key, TrackingSettings.COUNTING, "1"));
        for (Property property : ConnectionTrackingMenu.TIMES) {
            if (set(item, property) && item.get(property) instanceof Value.Time(long nanos)) {
                settings.add(new KernelSetting(
                        key, TrackingSettings.name(property), Long.toString(nanos / RuleReading.NANOS_PER_SECOND)));
            }
        }
        for (Property property : List.of(ConnectionTrackingMenu.LOOSE, ConnectionTrackingMenu.LIBERAL)) {
            if (set(item, property)) {
                settings.add(new KernelSetting(key, TrackingSettings.name(property), digit(item, property)));
            }
        }
    }

    /// Defaults that nobody has set are left to the kernel.
    private static boolean set(Item item, Property property) {
        return item.values().containsKey(property.name());
    }

    private static String digit(Item item, Property property) {
        return Source.yes(item, property) ? "1" : "0";
    }

    private static String reversePath(Item item) {
        return switch (Source.text(item, IpSettingsMenu.RP_FILTER)) {
            case "strict" -> "1";
            case "loose" -> "2";
            default -> "0";
        };
    }
}
