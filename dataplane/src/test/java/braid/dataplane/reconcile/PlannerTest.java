package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.Route;
import braid.dataplane.network.RoutingRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final int ROUNDS = 2_000;

    @Test
    void equalStatesNeedNothing() {
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            HostState state = randomState(random);
            state = new HostState(state.links(), state.addresses(), EqualRoutes.merged(state.routes()), state.rules());
            assertThat(Planner.plan(state, state)).as("round " + round).isEmpty();
        }
    }

    @Test
    void carryingOutThePlanGivesWhatIsDesired() {
        Random random = new Random(2);
        for (int round = 0; round < ROUNDS; round++) {
            HostState desired = randomState(random);
            ModelKernel kernel = new ModelKernel(randomState(random));
            List<Operation> plan = Planner.plan(desired, kernel.state());
            plan.forEach(kernel::carryOut);
            assertThat(Planner.plan(desired, kernel.state()))
                    .as("round " + round + " after " + plan)
                    .isEmpty();
            assertThat(kernel.state().addresses()).as("round " + round).containsAll(desired.addresses());
            Set<HostRoute> wanted = EqualRoutes.merged(desired.routes());
            assertThat(kernel.state().rules()).isEqualTo(desired.rules());
            assertThat(kernel.state().routes()).hasSameSizeAs(wanted);
            assertThat(wanted)
                    .allMatch(route -> kernel.state().routes().stream().anyMatch(route::metBy));
        }
    }

    @Test
    void whatIsNotOursStays() {
        HostAddress theirs = new HostAddress("ether1", prefix(0x0a000001, 24), Optional.empty(), false);
        HostLink theirLink = link("ether1", true, 1500, Optional.empty());
        HostState observed = new HostState(Map.of("ether1", theirLink), Set.of(theirs), Set.of());
        assertThat(Planner.plan(HostState.EMPTY, observed)).isEmpty();
    }

    @Test
    void whatNeedsANameThatSomebodyElseHasWaits() {
        HostLink vlan = link("v7", true, 1400, Optional.of(new HostLink.Vlan("ether1", 7, false)));
        HostLink stacked = link("v8", true, 1400, Optional.of(new HostLink.Vlan("v7", 8, false)));
        HostLink other = link("v9", true, 1400, Optional.of(new HostLink.Vlan("ether1", 9, false)));
        HostAddress address = new HostAddress("v8", prefix(0x0a000001, 24), Optional.empty(), true);
        HostState desired = new HostState(
                Map.of("v7", vlan, "v8", stacked, "v9", other), Set.of(address), Set.of(route(0, 0, "v7")));
        HostLink foreign =
                new HostLink("v7", Optional.of(false), OptionalInt.of(1500), Optional.empty(), vlan.vlan(), false);
        assertThat(Planner.plan(desired, new HostState(Map.of("v7", foreign), Set.of(), Set.of())))
                .map(Operation::toString)
                .containsExactly("create VLAN 9 on ether1 as v9 with MTU 1400", "start interface v9");
    }

    /// The alias comes after the interface, and a process may be killed between the two.
    @Test
    void whatWasLeftHalfMadeIsMarkedAndServes() {
        Optional<HostLink.Vlan> tag = Optional.of(new HostLink.Vlan("ether1", 7, false));
        HostState desired = new HostState(Map.of("v7", link("v7", true, 1400, tag)), Set.of(), Set.of());
        HostLink halfMade = new HostLink(
                "v7", Optional.of(false), OptionalInt.of(1400), Optional.empty(), tag, false, Optional.of(""));
        assertThat(Planner.plan(desired, new HostState(Map.of("v7", halfMade), Set.of(), Set.of())))
                .map(Operation::toString)
                .containsExactly("mark interface v7 as braid:v7", "start interface v7");
        assertThat(Planner.plan(HostState.EMPTY, new HostState(Map.of("v7", halfMade), Set.of(), Set.of())))
                .isEmpty();
    }

    @Test
    void aVlanIsStartedAndSizedAsWhatItStandsOnAllows() {
        HostLink port = link("ether1", false, 1400, Optional.empty());
        HostLink vlan = link("v7", true, 1500, Optional.of(new HostLink.Vlan("ether1", 7, false)));
        HostLink stacked = link("v8", true, 1500, Optional.of(new HostLink.Vlan("v7", 8, false)));
        HostState desired = new HostState(Map.of("v8", stacked, "v7", vlan, "ether1", port), Set.of(), Set.of());
        HostState observed = new HostState(Map.of("ether1", port), Set.of(), Set.of());
        assertThat(Planner.plan(desired, observed))
                .map(Operation::toString)
                .containsExactly(
                        "create VLAN 7 on ether1 as v7 with MTU 1400", "create VLAN 8 on v7 as v8 with MTU 1400");
    }

    /// Linux takes what stands on an interface away with it.
    @Test
    void whatStandsOnAVlanThatGetsAnotherTagIsMadeAnew() {
        HostLink port = link("ether1", true, 1500, Optional.empty());
        HostLink before = link("v7", true, 1500, Optional.of(new HostLink.Vlan("ether1", 7, false)));
        HostLink after = link("v7", true, 1500, Optional.of(new HostLink.Vlan("ether1", 9, false)));
        HostLink stacked = link("v8", true, 1500, Optional.of(new HostLink.Vlan("v7", 8, false)));
        HostAddress address = new HostAddress("v8", prefix(0x0a000001, 24), Optional.empty(), true);
        HostState observed =
                new HostState(Map.of("ether1", port, "v7", before, "v8", stacked), Set.of(address), Set.of());
        HostState desired =
                new HostState(Map.of("ether1", port, "v7", after, "v8", stacked), Set.of(address), Set.of());
        assertThat(Planner.plan(desired, observed))
                .map(Operation::toString)
                .containsExactly(
                        "delete interface v7",
                        "create VLAN 9 on ether1 as v7 with MTU 1500",
                        "start interface v7",
                        "create VLAN 8 on v7 as v8 with MTU 1500",
                        "start interface v8",
                        "add address 10.0.0.1/24 to v8");
        assertThat(Planner.plan(HostState.EMPTY, observed))
                .map(Operation::toString)
                .contains("delete interface v7")
                .doesNotContain("delete interface v8");
    }

    @Test
    void anAddressSomebodyElseHasSetServes() {
        HostAddress theirs = new HostAddress("ether1", prefix(0x0a000001, 24), Optional.empty(), false);
        HostState observed = new HostState(Map.of(), Set.of(theirs), Set.of());
        HostState desired = new HostState(Map.of(), Set.of(theirs.asOurs()), Set.of());
        assertThat(Planner.plan(desired, observed)).isEmpty();
    }

    @Test
    void operationsReadAsSentencesInTheOrderTheKernelAccepts() {
        HostLink vlan = link("vlan10", true, 1500, Optional.of(new HostLink.Vlan("ether1", 10, false)));
        HostLink old = link("vlan9", true, 1500, Optional.of(new HostLink.Vlan("ether1", 9, false)));
        HostAddress gone = new HostAddress("ether1", prefix(0x0a000002, 24), Optional.empty(), true);
        HostAddress address = new HostAddress("vlan10", prefix(0x0a000001, 24), Optional.empty(), true);
        HostState observed = new HostState(Map.of("vlan9", old), Set.of(gone), Set.of(route(0x0b000000, 8, "ether1")));
        HostState desired = new HostState(Map.of("vlan10", vlan), Set.of(address), Set.of(route(0, 0, "vlan10")));
        assertThat(Planner.plan(desired, observed))
                .map(Operation::toString)
                .containsExactly(
                        "remove route 11.0.0.0/8 on ether1 metric 1",
                        "remove address 10.0.0.2/24 from ether1",
                        "delete interface vlan9",
                        "create VLAN 10 on ether1 as vlan10 with MTU 1500",
                        "start interface vlan10",
                        "add address 10.0.0.1/24 to vlan10",
                        "add route 0.0.0.0/0 on vlan10 metric 1");
    }

    @Test
    void routesOfEqualDistanceBecomeOneWithSeveralWaysBeforeTheOldOneGoes() {
        HostState one = new HostState(Map.of(), Set.of(), Set.of(route(0, 0, "a")));
        HostState two = HostState.union(List.of(one, new HostState(Map.of(), Set.of(), Set.of(route(0, 0, "b")))));
        HostRoute both = route(0, 0, "a").and(route(0, 0, "b"));
        assertThat(Planner.plan(two, one))
                .map(Operation::toString)
                .containsExactly("add route 0.0.0.0/0 on a and on b metric 1", "remove route 0.0.0.0/0 on a metric 1");
        HostState shared = new HostState(Map.of(), Set.of(), Set.of(both));
        assertThat(Planner.plan(two, shared)).isEmpty();
        assertThat(Planner.plan(one, shared))
                .map(Operation::toString)
                .containsExactly("add route 0.0.0.0/0 on a metric 1", "remove route 0.0.0.0/0 on a and on b metric 1");
    }

    @Test
    void aRuleThatMovesIsThereTwiceForAMoment() {
        HostState before = new HostState(Map.of(), Set.of(), Set.of(), Set.of(rule(20_000, 7, true)));
        HostState after = new HostState(Map.of(), Set.of(), Set.of(), Set.of(rule(20_002, 7, true)));
        assertThat(Planner.plan(after, before))
                .map(Operation::toString)
                .containsExactly(
                        "add routing rule 20002: packets with routing mark 7: drop",
                        "remove routing rule 20000: packets with routing mark 7: drop");
    }

    /// A kernel that takes everything, as far as these operations go. What stands on an interface is
    /// deleted and stopped with it, and has no larger MTU.
    private static final class ModelKernel {
        private final Map<String, HostLink> links;
        private final Set<HostAddress> addresses;
        private final Set<HostRoute> routes;
        private final Set<HostRule> rules;

        ModelKernel(HostState state) {
            links = new LinkedHashMap<>(state.links());
            addresses = new LinkedHashSet<>(state.addresses());
            routes = new LinkedHashSet<>(state.routes());
            rules = new LinkedHashSet<>(state.rules());
        }

        HostState state() {
            return new HostState(links, addresses, routes, rules);
        }

        void carryOut(Operation operation) {
            switch (operation) {
                case Operation.RemoveRoute(HostRoute route) ->
                    assertThat(routes.remove(route)).isTrue();
                case Operation.RemoveAddress(HostAddress address) ->
                    assertThat(addresses.remove(address)).isTrue();
                case Operation.DeleteLink(String name) -> delete(name);
                case Operation.CreateVlan(String name, HostLink.Vlan vlan, int mtu, String mark) -> {
                    assertThat(links).doesNotContainKey(name).containsKey(vlan.parent());
                    links.put(name, marked(link(name, false, 0, Optional.of(vlan)), mark));
                    setMtu(name, mtu);
                }
                case Operation.Mark(String name, String mark) -> change(name, link -> marked(link, mark));
                case Operation.SetMac(String name, var mac) ->
                    change(
                            name,
                            link -> new HostLink(
                                    name,
                                    link.up(),
                                    link.mtuBytes(),
                                    Optional.of(mac),
                                    link.vlan(),
                                    link.ours(),
                                    link.mark()));
                case Operation.SetMtu(String name, int mtu) -> setMtu(name, mtu);
                case Operation.SetUp(String name, boolean up) -> setUp(name, up);
                case Operation.AddAddress(HostAddress address) ->
                    assertThat(addresses.add(address)).isTrue();
                case Operation.AddRoute(HostRoute route) ->
                    assertThat(routes.add(route)).isTrue();
                case Operation.AddRule(HostRule rule) ->
                    assertThat(rules.add(rule)).isTrue();
                case Operation.RemoveRule(HostRule rule) ->
                    assertThat(rules.remove(rule)).isTrue();
            }
        }

        private void change(String name, UnaryOperator<HostLink> change) {
            assertThat(links).containsKey(name);
            links.computeIfPresent(name, (_, link) -> change.apply(link));
        }

        private List<HostLink> on(String name) {
            return links.values().stream()
                    .filter(link -> link.vlan()
                            .filter(vlan -> vlan.parent().equals(name))
                            .isPresent())
                    .toList();
        }

        private Optional<HostLink> below(String name) {
            return links.get(name).vlan().map(vlan -> links.get(vlan.parent()));
        }

        private void delete(String name) {
            on(name).forEach(link -> delete(link.name()));
            assertThat(links.remove(name)).isNotNull();
            addresses.removeIf(address -> address.linuxName().equals(name));
            List<HostRoute> left = routes.stream()
                    .map(route -> route.by(route.hops().stream()
                            .filter(hop -> !hop.linuxName().equals(Optional.of(name)))
                            .toList()))
                    .filter(route -> !route.hops().isEmpty())
                    .toList();
            routes.clear();
            routes.addAll(left);
        }

        private void setMtu(String name, int mtu) {
            below(name)
                    .ifPresent(parent -> assertThat(mtu)
                            .isLessThanOrEqualTo(parent.mtuBytes().getAsInt()));
            change(
                    name,
                    link -> new HostLink(
                            name, link.up(), OptionalInt.of(mtu), link.mac(), link.vlan(), link.ours(), link.mark()));
            on(name).stream()
                    .filter(link -> link.mtuBytes().getAsInt() > mtu)
                    .forEach(link -> setMtu(link.name(), mtu));
        }

        private void setUp(String name, boolean up) {
            below(name).ifPresent(parent -> assertThat(!up || parent.up().get()).isTrue());
            change(
                    name,
                    link -> new HostLink(
                            name, Optional.of(up), link.mtuBytes(), link.mac(), link.vlan(), link.ours(), link.mark()));
            if (!up) {
                on(name).forEach(link -> setUp(link.name(), false));
            }
        }
    }

    private static HostLink marked(HostLink link, String mark) {
        return new HostLink(
                link.name(), link.up(), link.mtuBytes(), link.mac(), link.vlan(), link.ours(), Optional.of(mark));
    }

    private static HostState randomState(Random random) {
        Map<String, HostLink> links = new LinkedHashMap<>();
        links.put("ether1", link("ether1", random.nextBoolean(), 1400 + random.nextInt(3), Optional.empty()));
        List<String> names = new ArrayList<>(List.of("ether1"));
        for (int i = 1; i <= 3; i++) {
            if (random.nextBoolean()) {
                String name = "vlan" + i;
                HostLink parent = links.get(names.get(random.nextInt(names.size())));
                var vlan = new HostLink.Vlan(parent.name(), i + random.nextInt(2), random.nextBoolean());
                int mtu = parent.mtuBytes().getAsInt() - random.nextInt(3);
                boolean up = parent.up().get() && random.nextBoolean();
                String mark = "braid:" + random.nextInt(2);
                links.put(name, marked(link(name, up, mtu, Optional.of(vlan)), mark));
                names.add(name);
            }
        }
        Set<HostAddress> addresses = new LinkedHashSet<>();
        Set<HostRoute> routes = new LinkedHashSet<>();
        for (int i = 0; i < 5; i++) {
            String name = names.get(random.nextInt(names.size()));
            Optional<IpAddress> peer =
                    random.nextBoolean() ? Optional.of(new IpAddress.V4(random.nextInt(3))) : Optional.empty();
            addresses.add(new HostAddress(name, prefix(0x0a000000 + random.nextInt(4), 32), peer, true));
            routes.add(route(random.nextInt(4) << 24, 8 * random.nextInt(2), name));
        }
        Set<HostRule> rules = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            rules.add(rule(random.nextInt(3), 1 + random.nextInt(2), random.nextBoolean()));
        }
        return new HostState(links, addresses, routes, rules);
    }

    private static HostRule rule(int priority, int mark, boolean drops) {
        return new HostRule(
                priority,
                RoutingRule.Selector.marked(mark),
                drops ? new RoutingRule.Verdict.Drop() : new RoutingRule.Verdict.Lookup(100, OptionalInt.empty()));
    }

    private static HostLink link(String name, boolean up, int mtu, Optional<HostLink.Vlan> vlan) {
        return new HostLink(
                name,
                Optional.of(up),
                OptionalInt.of(mtu),
                Optional.empty(),
                vlan,
                vlan.isPresent(),
                vlan.map(_ -> "braid:" + name));
    }

    private static HostRoute route(int bits, int length, String name) {
        return new HostRoute(
                prefix(bits, length),
                Route.Kind.UNICAST,
                List.of(new NextHop(Optional.empty(), Optional.of(name))),
                Optional.empty(),
                1,
                HostRoute.MAIN_TABLE);
    }

    private static IpPrefix prefix(int bits, int length) {
        return new IpPrefix(new IpAddress.V4(bits), length);
    }
}
