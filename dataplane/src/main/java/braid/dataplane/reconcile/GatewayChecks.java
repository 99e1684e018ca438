package braid.dataplane.reconcile;

import braid.dataplane.errno.Errno;
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
                entry.getValue().close();
            }
            return gone;
        });
        for (Gateway gateway : wanted) {
            if (gateway.address() instanceof IpAddress.V4 address) {
                checks.computeIfAbsent(gateway, _ -> new Checked(gateway, address, nowNanos));
            }
        }
    }

    /// Whether the gateway was asked in vain.
    boolean silent(NextHop hop) {
        return hop.gateway().isPresent()
                && Optional.ofNullable(checks.get(new Gateway(hop.gateway().get(), hop.linuxName())))
                        .filter(Checked::silent)
                        .isPresent();
    }

    /// @return names of the interfaces to look at again, "" for all routes that name none
    Set<String> advance(long nowNanos) {
        Set<String> touched = new LinkedHashSet<>();
        checks.forEach((gateway, checked) -> {
            boolean before = checked.silent();
            checked.advance(nowNanos);
            if (checked.silent() != before) {
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
        checks.values().forEach(Checked::close);
        checks.clear();
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

    /// One that is asked, and the socket for it.
    private final class Checked {
        private final Gateway gateway;
        private final IpAddress.V4 address;
        private final GatewayCheck check;
        private Optional<EchoPort> port = Optional.empty();

        /// Why there is no socket.
        private Optional<String> failing = Optional.empty();

        Checked(Gateway gateway, IpAddress.V4 address, long nowNanos) {
            this.gateway = gateway;
            this.address = address;
            int identifier = FIRST_IDENTIFIER | (nextIdentifier++ & 0xff);
            check = new GatewayCheck(address, gateway.linuxName(), identifier, nowNanos);
        }

        boolean silent() {
            return check.silent();
        }

        void advance(long nowNanos) {
            port.ifPresent(open -> receive(check, open, nowNanos));
            check.advance(nowNanos).ifPresent(this::ask);
        }

        void close() {
            port.ifPresent(EchoPort::close);
            port = Optional.empty();
        }

        /// A socket is for the interface that had the name when it was opened. So after a failure the next question
        /// has a new one.
        private void ask(ByteBuffer question) {
            if (port.isEmpty()) {
                open();
            }
            if (port.isPresent()) {
                try {
                    port.get().send(question);
                } catch (KernelException e) {
                    check.refused(e.getMessage());
                    close();
                }
            }
        }

        private void open() {
            try {
                port = Optional.of(ports.open(address, gateway.linuxName()));
                failing = Optional.empty();
            } catch (KernelException e) {
                if (e.errno() == Errno.ENODEV) {
                    check.refused(e.getMessage());
                } else {
                    check.unasked();
                    report(e.getMessage());
                }
            }
        }

        private void report(String why) {
            if (!failing.equals(Optional.of(why))) {
                failing = Optional.of(why);
                log.accept(new LogEvent(List.of("route", "error"), "gateway " + gateway + " is not asked: " + why));
            }
        }
    }
}
