package braid.dataplane.reconcile;

import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.NftNetlink;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.firewall.Firewall;
import braid.dataplane.network.firewall.InterfaceGroup;
import braid.dataplane.nftables.ObservedTable;
import braid.dataplane.nftables.Ruleset;
import braid.dataplane.nftables.RulesetCompiler;
import braid.dataplane.nftables.RulesetPlanner;
import braid.dataplane.nftables.TableChange;
import braid.dataplane.nftables.TableReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is on the machine, read once and without any router.
public final class Survey {
    private Survey() {}

    public static KernelSnapshot of(RouteNetlink netlink, long nowNanos) throws KernelException {
        ObservedState observed = new ObservedState(AppliedFile.none());
        observed.resync(netlink);
        return new Snapshots(observed, new DesiredState()).take(Map.of(), nowNanos, nowNanos);
    }

    /// What a router that begins with this state would do, a sentence each.
    ///
    /// @param netfilter empty where the kernel has none
    public static List<String> plan(
            RouteNetlink netlink,
            Optional<NftNetlink> netfilter,
            SettingPort settings,
            Path stateDir,
            NetworkState desired)
            throws KernelException {
        ObservedState observed = new ObservedState(AppliedFile.in(stateDir));
        observed.resync(netlink);
        DesiredState wanted = new DesiredState();
        wanted.configure(desired);
        List<String> sentences = new ArrayList<>();
        Planner.plan(wanted.whole(), observed.whole()).forEach(operation -> sentences.add(operation.toString()));
        sentences.addAll(new KernelSettings(settings, _ -> {}).plan(desired.settings()));
        sentences.addAll(new StaticNeighbours(netlink, observed, _ -> {}).plan(desired.neighbours()));
        sentences.addAll(firewall(netfilter, desired.firewall()));
        sentences.addAll(SessionChanges.between(NetworkState.EMPTY, desired));
        return sentences;
    }

    /// Only who may change a firewall may read it; without that the rest of the plan is worth having.
    private static List<String> firewall(Optional<NftNetlink> netfilter, Firewall desired) {
        try {
            ObservedTable there = netfilter.isPresent() ? TableReader.read(netfilter.get()) : ObservedTable.ABSENT;
            Ruleset ruleset = new RulesetCompiler().compile(desired, InterfaceGroup::linuxNames);
            return RulesetPlanner.plan(ruleset, there).stream()
                    .map(TableChange::toString)
                    .toList();
        } catch (KernelException e) {
            return List.of("changes of the firewall are not listed: " + e.getMessage());
        }
    }
}
