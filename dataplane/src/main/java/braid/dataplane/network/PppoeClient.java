package braid.dataplane.network;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/// A PPPoE client: one bundle (or one plain link) dialled over one or more Ethernet interfaces.
///
/// @param key stays the same through every change of the client; unique among clients
/// @param label the name for logs, and the full name of its interface
/// @param linuxName of its interface, and of nobody else's
/// @param lines one link each; more than one is always multilink
/// @param localAddress asked for in IPCP; empty: whatever the peer gives
/// @param remoteAddress the address the peer is told to have when it names none
/// @param defaultRouteMetric empty: no default route
/// @param onDemand dialled when there is a packet to send, and not before
public record PppoeClient(
        String key,
        String label,
        String linuxName,
        List<Line> lines,
        String user,
        Secret password,
        String serviceName,
        String acName,
        Optional<String> hostUniqBytes,
        LinkOptions options,
        Set<AuthenticationMethod> allowed,
        Optional<IpAddress.V4> localAddress,
        Optional<IpAddress.V4> remoteAddress,
        boolean usePeerDns,
        OptionalInt defaultRouteMetric,
        SessionOptions session,
        boolean onDemand) {
    /// @param linuxName the Ethernet interface
    /// @param transmitBitsPerSecond configured rate of the line; empty: to be learned
    public record Line(String linuxName, OptionalLong transmitBitsPerSecond, OptionalLong receiveBitsPerSecond) {}

    /// Dialled at once.
    public PppoeClient(
            String key,
            String label,
            String linuxName,
            List<Line> lines,
            String user,
            Secret password,
            String serviceName,
            String acName,
            Optional<String> hostUniqBytes,
            LinkOptions options,
            Set<AuthenticationMethod> allowed,
            Optional<IpAddress.V4> localAddress,
            Optional<IpAddress.V4> remoteAddress,
            boolean usePeerDns,
            OptionalInt defaultRouteMetric,
            SessionOptions session) {
        this(
                key,
                label,
                linuxName,
                lines,
                user,
                password,
                serviceName,
                acName,
                hostUniqBytes,
                options,
                allowed,
                localAddress,
                remoteAddress,
                usePeerDns,
                defaultRouteMetric,
                session,
                false);
    }

    public PppoeClient {
        if (!LinuxName.allowed(linuxName) || LinuxName.isShort(linuxName)) {
            throw new IllegalArgumentException("no name for an interface: " + linuxName);
        }
        lines = List.copyOf(lines);
        allowed = Collections.unmodifiableSet(new TreeSet<>(allowed));
    }

    /// Whether links that were dialled for `before` may stay: names, routes, lines and when to dial apart.
    public boolean sameTerms(PppoeClient before) {
        PppoeClient like = new PppoeClient(
                before.key,
                label,
                linuxName,
                lines,
                before.user,
                before.password,
                before.serviceName,
                before.acName,
                before.hostUniqBytes,
                before.options,
                before.allowed,
                before.localAddress,
                before.remoteAddress,
                before.usePeerDns,
                defaultRouteMetric,
                before.session,
                onDemand);
        return like.equals(this) && before.multilink() == multilink();
    }

    /// Whether the links form a bundle with MP headers (RFC 1990).
    public boolean multilink() {
        return lines.size() > 1 || options.mrruBytes().isPresent();
    }
}
