package braid.dataplane.engine.control;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.network.AddressPool;
import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.Demand;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.LinkOptions;
import braid.dataplane.network.PppProfile;
import braid.dataplane.network.PppProfile.AddressSource;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.network.PppoeServer;
import braid.dataplane.network.Secret;
import braid.dataplane.network.SessionOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// Whole valid configurations; a test changes what it is about.
public final class TestConfigurations {
    public static final IpAddress.V4 SERVER_ADDRESS = new IpAddress.V4(0x0a400001);
    public static final IpAddress.V4 FIRST_OF_POOL = new IpAddress.V4(0x0a40000a);
    public static final IpAddress.V4 DNS = new IpAddress.V4(0x08080808);

    private TestConfigurations() {}

    public static LinkOptions options(OptionalInt mrru) {
        return new LinkOptions(OptionalInt.empty(), OptionalInt.empty(), mrru, OptionalInt.of(10));
    }

    public static PppoeClient client(String password, Set<AuthenticationMethod> allowed, String... lines) {
        return new PppoeClient(
                "client1",
                "pppoe-out1",
                "pppoe-out1",
                List.of(lines).stream()
                        .map(name -> new PppoeClient.Line(name, OptionalLong.empty(), OptionalLong.empty()))
                        .toList(),
                "xxx",
                new Secret(password),
                "ISP",
                "",
                Optional.empty(),
                options(OptionalInt.empty()),
                allowed,
                Optional.empty(),
                Optional.empty(),
                true,
                OptionalInt.of(1),
                SessionOptions.DEFAULT);
    }

    public static PppoeClient with(PppoeClient like, SessionOptions session) {
        return new PppoeClient(
                like.key(),
                like.label(),
                like.linuxName(),
                like.lines(),
                like.user(),
                like.password(),
                like.serviceName(),
                like.acName(),
                like.hostUniqBytes(),
                like.options(),
                like.allowed(),
                like.localAddress(),
                like.remoteAddress(),
                like.usePeerDns(),
                like.defaultRouteMetric(),
                session);
    }

    public static PppoeClient onDemand(PppoeClient like, boolean onDemand) {
        return new PppoeClient(
                like.key(),
                like.label(),
                like.linuxName(),
                like.lines(),
                like.user(),
                like.password(),
                like.serviceName(),
                like.acName(),
                like.hostUniqBytes(),
                like.options(),
                like.allowed(),
                like.localAddress(),
                like.remoteAddress(),
                like.usePeerDns(),
                like.defaultRouteMetric(),
                like.session(),
                onDemand);
    }

    public static PppoeClient withMrru(PppoeClient like, OptionalInt mrru) {
        return new PppoeClient(
                like.key(),
                like.label(),
                like.linuxName(),
                like.lines(),
                like.user(),
                like.password(),
                like.serviceName(),
                like.acName(),
                like.hostUniqBytes(),
                options(mrru),
                like.allowed(),
                like.localAddress(),
                like.remoteAddress(),
                like.usePeerDns(),
                like.defaultRouteMetric(),
                like.session());
    }

    /// @param bitsPerSecond of every line, both ways
    public static PppoeClient withRate(PppoeClient like, OptionalLong bitsPerSecond) {
        return new PppoeClient(
                like.key(),
                like.label(),
                like.linuxName(),
                like.lines().stream()
                        .map(line -> new PppoeClient.Line(line.linuxName(), bitsPerSecond, bitsPerSecond))
                        .toList(),
                like.user(),
                like.password(),
                like.serviceName(),
                like.acName(),
                like.hostUniqBytes(),
                like.options(),
                like.allowed(),
                like.localAddress(),
                like.remoteAddress(),
                like.usePeerDns(),
                like.defaultRouteMetric(),
                like.session());
    }

    /// Otherwise as by default.
    public static SessionOptions encryption(Demand encryption) {
        return new SessionOptions(encryption, Demand.YES, OptionalInt.empty(), OptionalInt.empty(), false);
    }

    /// Like [#client(String...)], as the `number`th of its router.
    public static PppoeClient numbered(int number, String... lines) {
        PppoeClient like = client(lines);
        return new PppoeClient(
                "client" + number,
                "pppoe-out" + number,
                "pppoe-out" + number,
                like.lines(),
                like.user(),
                like.password(),
                like.serviceName(),
                like.acName(),
                like.hostUniqBytes(),
                like.options(),
                like.allowed(),
                Optional.empty(),
                Optional.empty(),
                false,
                OptionalInt.empty(),
                SessionOptions.DEFAULT);
    }

    public static PppoeClient client(String... lines) {
        return client("yyy", EnumSet.allOf(AuthenticationMethod.class), lines);
    }

    public static EngineCommand.Configure clients(PppoeClient... clients) {
        return new EngineCommand.Configure(List.of(clients), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public static PppoeServer server(String linuxName, OptionalInt mrru, Set<AuthenticationMethod> methods) {
        return new PppoeServer(
                "server-" + linuxName,
                linuxName,
                "isp-router",
                "ISP",
                true,
                options(mrru),
                methods,
                false,
                OptionalInt.empty(),
                0,
                "default");
    }

    public static EngineCommand.Configure servers(PppoeServer... servers) {
        return servers(false, servers);
    }

    public static EngineCommand.Configure servers(boolean onlyOne, PppoeServer... servers) {
        return servers(onlyOne, SessionOptions.DEFAULT, ByteLimits.NONE, servers);
    }

    public static EngineCommand.Configure servers(
            boolean onlyOne, SessionOptions session, ByteLimits limits, PppoeServer... servers) {
        PppProfile profile = new PppProfile(
                "default",
                Optional.of(new AddressSource.Fixed(SERVER_ADDRESS)),
                Optional.of(new AddressSource.FromPool("pool1")),
                List.of(DNS),
                onlyOne,
                session);
        PppUser user = new PppUser(
                "user1", "xxx", new Secret("yyy"), "", Optional.empty(), Optional.empty(), Optional.empty(), limits);
        AddressPool pool = new AddressPool(
                "pool1", List.of(new AddressPool.Range(FIRST_OF_POOL, new IpAddress.V4(0x0a40ffff))), Optional.empty());
        return new EngineCommand.Configure(
                List.of(), List.of(servers), List.of(profile), List.of(user), List.of(pool), List.of());
    }
}
