package braid.shell.status;

import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.DnsStatus;
import braid.dataplane.status.FirewallStatus;
import braid.shell.config.Configuration;
import braid.shell.config.ConfiguredNames;
import braid.shell.config.History;
import braid.shell.config.Item;
import braid.shell.schema.MenuTree;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Everything a command may read, at one moment.
///
/// @param running what the dataplane knows; empty when no router runs
/// @param links the machine's interfaces, known also when no router runs
/// @param index the status by what is asked for
/// @param firewall asks the packet filter what it has counted
/// @param kernel asks the kernel for its lists
/// @param dns asks the name service what it knows
/// @param machine reads the machine
/// @param files the files of the console
/// @param now the time of the wall clock
/// @param problems why an item is not in force, by [braid.shell.config.ItemKey]; worked out when it is asked for
public record RouterView(
        MenuTree tree,
        Configuration configuration,
        Optional<DataplaneStatus> running,
        List<LinkStatus> links,
        Supplier<Map<String, String>> problems,
        History history,
        List<LogLine> log,
        DynamicIds ids,
        ZoneId zone,
        ScriptStatus scripts,
        StatusIndex index,
        Supplier<FirewallStatus> firewall,
        KernelLists kernel,
        Supplier<DnsStatus> dns,
        Supplier<MachineStatus> machine,
        FileSource files,
        Supplier<Instant> now) {
    public RouterView {
        links = List.copyOf(links);
        problems = Lazily.of(problems);
        log = List.copyOf(log);
    }

    public RouterView(
            MenuTree tree,
            Configuration configuration,
            Optional<DataplaneStatus> running,
            List<LinkStatus> links,
            Supplier<Map<String, String>> problems,
            History history,
            List<LogLine> log,
            DynamicIds ids,
            ZoneId zone,
            ScriptStatus scripts,
            Supplier<FirewallStatus> firewall,
            KernelLists kernel,
            Supplier<DnsStatus> dns,
            Supplier<MachineStatus> machine,
            FileSource files,
            Supplier<Instant> now) {
        this(
                tree,
                configuration,
                running,
                links,
                problems,
                history,
                log,
                ids,
                zone,
                scripts,
                new StatusIndex(configuration, running.orElse(DataplaneStatus.EMPTY), links),
                firewall,
                kernel,
                dns,
                machine,
                files,
                now);
    }

    /// The same with nothing but these items in a menu.
    RouterView narrowed(String menu, List<Item> items) {
        return new RouterView(
                tree,
                configuration.narrowed(menu, items),
                running,
                links,
                problems,
                history,
                log,
                ids,
                zone,
                scripts,
                index,
                firewall,
                kernel,
                dns,
                machine,
                files,
                now);
    }

    public ConfiguredNames names() {
        return new ConfiguredNames(tree, configuration);
    }

    public DataplaneStatus status() {
        return running.orElse(DataplaneStatus.EMPTY);
    }

    /// When the counters of interfaces were read, by the monotonic clock; 0 when no router runs.
    long countedNanos() {
        return status().countedNanos();
    }

    /// What Linux calls an interface that is there.
    public Optional<String> linuxName(long id) {
        return index.linuxName(id).filter(name -> link(name).isPresent());
    }

    Optional<LinkStatus> link(String linuxName) {
        return index.link(linuxName);
    }

    /// The interface's name as the configuration has it; sessions of servers are `<pppoe-user>`.
    String interfaceName(String linuxName) {
        return index.name(linuxName).orElse(linuxName);
    }
}
