package braid.dataplane.reconcile;

import braid.dataplane.errno.KernelException;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.Route;
import braid.dataplane.status.LogEvent;
import braid.dataplane.tool.EchoPort;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Asks the gateways that routes with a check have. Kernel thread only.
final class GatewayChecks {
    /// Further ones count as alive.
    private static final int MOST_CHECKED = 256;

    private static final int MOST_PACKETS_AT_ONCE = 64;
    /// Begin of the identifiers of our echoes; those of pings by hand are drawn by chance.
    private static final int FIRST_IDENTIFIER = 0xbd00;

    private final GatewayPort ports;
    private final Consumer<LogEvent> log;
    private final Map<Gateway, Checked> checks = new LinkedHashMap<>();
    private int nextIdentifier;

    /// @param linuxName where the route says by which interface it is reached
    record Gateway(IpAddress address, Optional<String> linuxName) {
        @Override
        public String toString() {
            return address + linuxName.map(name -> " on " + name).orElse("");
        }
    }

    /// @param port empty where it could not be opened
    private record Checked(GatewayCheck check, Optional<EchoPort> port) {}

    GatewayChecks(GatewayPort ports, Consumer<LogEvent> log) {
        this.ports = ports;
        this.log = log;
    }

    /// From now on these gateways are asked, and no others.
    void want(Collection<Route> routes, long nowNanos) {
        Set<Gateway> wanted = new LinkedHashSet<>();
        for (Route route : routes) {
            if (route.reach().check() == Route.Check.PING && wanted.size() < MOST_CHECKED) {
                route.gateway().ifPresent(address -> wanted.add(new Gateway(address, route.linuxName())));
            }
        }
        checks.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                entry.getValue().port().ifPresent(EchoPort::close);
            }
            return gone;
        });
        for (Gateway gateway : wanted) {
            if (gateway.address() instanceof IpAddress.V4 address) {
                checks.computeIfAbsent(gateway, _ -> begin(gateway, address, nowNanos));
            }
        }
    }

    /// Whether the gateway was asked in vain.
    boolean silent(NextHop hop) {
        return hop.gateway().isPresent()
                && Optional.ofNullable(checks.get(new Gateway(hop.gateway().get(), hop.linuxName())))
                        .filter(checked -> checked.check().silent())
                        .isPresent();
    }

    /// @return names of the interfaces to look at again, "" for all routes that name none
    Set<String> advance(long nowNanos) {
        Set<String> touched = new LinkedHashSet<>();
        checks.forEach((gateway, checked) -> {
            boolean before = checked.check().silent();
            advance(checked, nowNanos);
            if (checked.check().silent() != before) {
                touched.add("");
                gateway.linuxName().ifPresent(touched::add);
                log.accept(new LogEvent(
                        List.of("route", before ? "info" : "warning"),
                        "gateway " + gateway + (before ? " answers again" : " does not answer")));
            }
        });
        return touched;
    }

    void close() {
        checks.values().forEach(checked -> checked.port().ifPresent(EchoPort::close));
        checks.clear();
    }

    private Checked begin(Gateway gateway, IpAddress.V4 address, long nowNanos) {
        int identifier = FIRST_IDENTIFIER | (nextIdentifier++ & 0xff);
        GatewayCheck check = new GatewayCheck(address, gateway.linuxName(), identifier, nowNanos);
        try {
            return new Checked(check, Optional.of(ports.open(address, gateway.linuxName())));
        } catch (KernelException e) {
            log.accept(
                    new LogEvent(List.of("route", "error"), "gateway " + gateway + " is not asked: " + e.getMessage()));
            return new Checked(check, Optional.empty());
        }
    }

    private static void advance(Checked checked, long nowNanos) {
        if (checked.port().isEmpty()) {
            return;
        }
        EchoPort port = checked.port().get();
        receive(checked.check(), port, nowNanos);
        Optional<ByteBuffer> question = checked.check().advance(nowNanos);
        if (question.isPresent()) {
            try {
                port.send(question.get());
            } catch (KernelException e) {
                checked.check().refused(e.getMessage());
            }
        }
    }

    private static void receive(GatewayCheck check, EchoPort port, long nowNanos) {
        try {
            for (int taken = 0; taken < MOST_PACKETS_AT_ONCE; taken++) {
                Optional<ByteBuffer> packet = port.receive(0);
                if (packet.isEmpty()) {
                    return;
                }
                check.receive(packet.get(), nowNanos);
            }
        } catch (KernelException e) {
            // The socket tells of an earlier echo that came to nothing; that it did not come back says the same.
        }
    }
}
