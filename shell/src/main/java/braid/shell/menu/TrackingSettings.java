package braid.shell.menu;

import braid.shell.schema.Property;
import java.util.Map;

/// What the settings of `/ip/firewall/connection/tracking` are called below `/proc/sys`.
public final class TrackingSettings {
    private static final String PLACE = "net/netfilter/nf_conntrack_";
    /// Whether connections count what they carry.
    public static final String COUNTING = PLACE + "acct";

    public static final String MOST = PLACE + "max";
    public static final String COUNT = PLACE + "count";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("tcp-syn-sent-timeout", "tcp_timeout_syn_sent"),
            Map.entry("tcp-syn-received-timeout", "tcp_timeout_syn_recv"),
            Map.entry("tcp-established-timeout", "tcp_timeout_established"),
            Map.entry("tcp-fin-wait-timeout", "tcp_timeout_fin_wait"),
            Map.entry("tcp-close-wait-timeout", "tcp_timeout_close_wait"),
            Map.entry("tcp-last-ack-timeout", "tcp_timeout_last_ack"),
            Map.entry("tcp-time-wait-timeout", "tcp_timeout_time_wait"),
            Map.entry("tcp-close-timeout", "tcp_timeout_close"),
            Map.entry("tcp-max-retrans-timeout", "tcp_timeout_max_retrans"),
            Map.entry("tcp-unacked-timeout", "tcp_timeout_unacknowledged"),
            Map.entry("udp-timeout", "udp_timeout"),
            Map.entry("udp-stream-timeout", "udp_timeout_stream"),
            Map.entry("icmp-timeout", "icmp_timeout"),
            Map.entry("generic-timeout", "generic_timeout"),
            Map.entry("loose-tcp-tracking", "tcp_loose"),
            Map.entry("liberal-tcp-tracking", "tcp_be_liberal"));

    private TrackingSettings() {}

    /// @throws IllegalArgumentException if the property is no switch of the kernel's
    public static String name(Property property) {
        String name = NAMES.get(property.name());
        if (name == null) {
            throw new IllegalArgumentException(property.name());
        }
        return PLACE + name;
    }
}
