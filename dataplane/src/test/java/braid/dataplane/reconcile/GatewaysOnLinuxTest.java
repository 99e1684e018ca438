package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.KernelTest;
import braid.dataplane.linux.LabNetwork;
import braid.dataplane.linux.LinuxDataplane;
import braid.dataplane.netlink.LinkRequests;
import braid.dataplane.netlink.RuleRequests;
import braid.dataplane.network.InterfaceAddress;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.KernelSetting;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.Route;
import braid.dataplane.network.RoutingRule;
import braid.dataplane.network.Source;
import braid.dataplane.network.StaticNeighbour;
import braid.dataplane.network.dns.DnsSettings;
import braid.dataplane.network.firewall.Firewall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Gateways that are asked, rules that choose tables, and switches of the kernel; time passes as the test likes.
@KernelTest
class GatewaysOnLinuxTest extends WorkerOnLinux {
    private static final IpPrefix FAR = new IpPrefix(new IpAddress.V4(0xc0000200), 24);
    private static final IpAddress.V4 OTHER = new IpAddress.V4(0x0a0000fd);
    private static final Path SWITCH = Path.of("/proc/sys/net/ipv4/ip_forward");

    @Test
    void aGatewayThatDoesNotAnswerTwiceLosesItsRoutesUntilItAnswers() throws Exception {
        neighbourHas("10.0.0.254/24");
        apply(state(route("first", GATEWAY, 1, Route.Check.PING), route("second", OTHER, 2, Route.Check.NONE)));
        assertThat(routes()).containsExactly("first", "second");
        answers();
        assertThat(routes()).containsExactly("first", "second");

        neighbourLost("10.0.0.254/24");
        passSeconds(10);
        assertThat(routes()).containsExactly("first", "second");
        passSeconds(20);
        assertThat(routes()).containsExactly("second");
        assertThat(log).anyMatch(event -> event.message().equals("gateway 10.0.0.254 does not answer"));

        neighbourHas("10.0.0.254/24");
        answers();
        assertThat(routes()).containsExactly("first", "second");
    }

    @Test
    void aGatewayOnAnInterfaceIsAskedThereAlsoWhenItIsMadeAnew() throws Exception {
        apply(state(route("first", GATEWAY, Optional.of("ether1"), 1, Route.Check.PING)));
        neighbourHas("10.0.0.254/24");
        answers();
        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("ether1")), "unplug it");
        passSeconds(30);
        assertThat(log).anyMatch(event -> event.message().equals("gateway 10.0.0.254 on ether1 does not answer"));

        LabNetwork.cable(end(router, "ether1"), end(neighbour, "far1"));
        neighbourHas("10.0.0.254/24");
        answers();
        assertThat(routes()).containsExactly("first");
        assertThat(log).anyMatch(event -> event.message().equals("gateway 10.0.0.254 on ether1 answers again"));
    }

    @Test
    void aRuleIsPutBackAndAdopted() throws Exception {
        var rule = new RoutingRule(
                "rule",
                RoutingRule.WRITTEN,
                RoutingRule.Selector.marked(7),
                new RoutingRule.Verdict.Lookup(1234, OptionalInt.of(0)));
        NetworkState state = state(List.of(), List.of(rule), List.of());
        assertThat(apply(state)).isEmpty();
        assertThat(rules()).isEqualTo(1);
        somebodyElse.execute(
                RuleRequests.remove(rule.priority(), rule.selector(), rule.verdict()), "take the rule away");
        work();
        assertThat(rules()).isEqualTo(1);
        stopWorker();
        log.clear();
        startWorker();
        apply(state);
        assertThat(rules()).isEqualTo(1);
        assertThat(log).noneMatch(event -> event.message().contains("routing rule"));
        apply(NetworkState.EMPTY);
        assertThat(rules()).isZero();
    }

    @Test
    void aSwitchIsSetAndPutBack() throws Exception {
        router.run(() -> Files.writeString(SWITCH, "0"));
        NetworkState state = state(
                List.of(),
                List.of(),
                List.of(
                        new KernelSetting("forward", "net/ipv4/ip_forward", "1"),
                        new KernelSetting("filter", "net/ipv4/conf/*/rp_filter", "2"),
                        new KernelSetting("none", "net/ipv4/no_such_switch", "1"),
                        new KernelSetting("wrong", "net/ipv4/ip_default_ttl", "none")));
        assertThat(apply(state)).containsOnlyKeys("wrong");
        assertThat(value(SWITCH)).isEqualTo("1");
        assertThat(value(Path.of("/proc/sys/net/ipv4/conf/ether1/rp_filter"))).isEqualTo("2");
        router.run(() -> Files.writeString(SWITCH, "0"));
        work();
        assertThat(value(SWITCH)).isEqualTo("1");
    }

    @Test
    void aDryRunSaysWhichNeighboursAreGivenAndWhichAreForgotten() throws Exception {
        NetworkState with = state(
                List.of(),
                List.of(),
                List.of(),
                List.of(new StaticNeighbour("given", "ether1", OTHER, new MacAddress(0x0200_0000_0009L))));
        apply(state());
        assertThat(plan(with)).containsExactly("set neighbour 10.0.0.253 on ether1 to 02:00:00:00:00:09");
        assertThat(apply(with)).isEmpty();
        assertThat(plan(with)).isEmpty();
        assertThat(plan(state())).containsExactly("forget neighbour 10.0.0.253 on ether1");
        assertThat(rehearsed(with)).isEmpty();
        assertThat(rehearsed(state())).containsExactly("forget neighbour 10.0.0.253 on ether1");
    }

    @Test
    void aDryRunThatTheKernelDoesNotAnswerSaysSo() throws Exception {
        apply(state());
        requests.refuseDumps(true);
        var answer = queue.plan(state());
        settle();
        assertThat(answer).isCompletedExceptionally();
    }

    private List<String> plan(NetworkState state) throws KernelException {
        var answer = queue.plan(state);
        work();
        return answer.join();
    }

    /// Without the worker.
    private List<String> rehearsed(NetworkState state) throws KernelException {
        return router.run(() -> LinuxDataplane.rehearse(stateDir, state));
    }

    /// Until the neighbour's answer to the next question has come.
    private void answers() throws Exception {
        passSeconds(10);
        for (int patience = 200; patience > 0 && !routes().contains("first"); patience--) {
            neighbour.run(() -> Files.readString(Path.of("/proc/net/snmp")));
            settle();
        }
        settle();
    }

    private String value(Path file) throws KernelException {
        return router.run(() -> Files.readString(file)).strip();
    }

    private void passSeconds(int seconds) throws KernelException {
        for (int second = 0; second < seconds; second++) {
            nowNanos += SECOND;
            settle();
        }
    }

    private void neighbourHas(String address) throws KernelException {
        ip("add", address);
    }

    private void neighbourLost(String address) throws KernelException {
        ip("del", address);
    }

    private void ip(String verb, String address) throws KernelException {
        int status = neighbour.run(() -> new ProcessBuilder("ip", "address", verb, address, "dev", "far1")
                .inheritIO()
                .start()
                .waitFor());
        assertThat(status).isZero();
    }

    private List<String> routes() {
        return worker.snapshot().routes().stream()
                .filter(route -> route.destination().equals(FAR))
                .flatMap(route -> route.key().stream())
                .sorted()
                .toList();
    }

    private long rules() throws KernelException {
        return somebodyElse.rules().stream()
                .filter(rule -> rule.protocol() == Ownership.PROTOCOL)
                .count();
    }

    private static Route route(String key, IpAddress gateway, int metric, Route.Check check) {
        return route(key, gateway, Optional.empty(), metric, check);
    }

    private static Route route(
            String key, IpAddress gateway, Optional<String> linuxName, int metric, Route.Check check) {
        return new Route(
                key,
                FAR,
                Route.Kind.UNICAST,
                Optional.of(gateway),
                linuxName,
                Optional.empty(),
                metric,
                Route.MAIN_TABLE,
                Source.CONFIGURATION,
                new Route.Reach(30, 10, check));
    }

    private static NetworkState state(Route... routes) {
        return state(List.of(routes), List.of(), List.of());
    }

    private static NetworkState state(List<Route> routes, List<RoutingRule> rules, List<KernelSetting> settings) {
        return state(routes, rules, settings, List.of());
    }

    private static NetworkState state(
            List<Route> routes,
            List<RoutingRule> rules,
            List<KernelSetting> settings,
            List<StaticNeighbour> neighbours) {
        NetworkState home = home();
        return new NetworkState(
                home.links(),
                home.vlans(),
                List.of(new InterfaceAddress("address", "ether1", LAN, Optional.empty(), Source.CONFIGURATION)),
                routes,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Firewall.EMPTY,
                rules,
                settings,
                neighbours,
                DnsSettings.NONE);
    }
}
