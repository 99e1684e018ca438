package braid.dataplane.reconcile;

import braid.dataplane.engine.KernelPort.Belongings;
import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.NetlinkPort;
import braid.dataplane.netlink.NftNetlink;
import braid.dataplane.netlink.NftNotification;
import braid.dataplane.netlink.NftObject;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.firewall.Action;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.network.firewall.Firewall;
import braid.dataplane.network.firewall.FirewallRule;
import braid.dataplane.network.firewall.InterfaceGroup;
import braid.dataplane.nftables.Culprits;
import braid.dataplane.nftables.NamedSet;
import braid.dataplane.nftables.NftablesPort;
import braid.dataplane.nftables.ObservedTable;
import braid.dataplane.nftables.Ruleset;
import braid.dataplane.nftables.RulesetCompiler;
import braid.dataplane.nftables.RulesetPlanner;
import braid.dataplane.nftables.TableChange;
import braid.dataplane.nftables.TableReader;
import braid.dataplane.nftables.Transaction;
import braid.dataplane.status.FirewallStatus.RuleCounters;
import braid.dataplane.status.KernelEntry.Listed;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Keeps our table as the configuration and the sessions want it. Kernel thread only.
///
/// What is in the table is known from reading it once and from the notifications since: those of a transaction of ours
/// bring the handles of its rules, and any other one about our table is damage, after which the table is read again.
public final class FirewallKeeper {
    /// A transaction that was refused because somebody changed the table meanwhile is planned anew, so often.
    private static final int MOST_ROUNDS = 3;
    /// From so many rules on, libnftables takes long to read the table before it puts a rule between others; it is made
    /// to do so beforehand, when nothing has happened for a while.
    private static final int MANY_RULES = 500;

    private static final long QUIET_NANOS = 300_000_000L;
    private static final long MILLIS_PER_SECOND = 1_000;

    private static final String NO_LIBRARY = "libnftables is not installed (Debian's package libnftables1)";

    private final Optional<Surroundings> with;
    private final RulesetCompiler compiler = new RulesetCompiler();
    private final Map<String, Makers> makersOfSessions = new TreeMap<>();
    private final SessionAddresses addresses = new SessionAddresses();
    private final GivenAddresses given = new GivenAddresses();
    private final Map<String, List<AddressSpan>> configuredSpans = new HashMap<>();
    private Firewall wanted = Firewall.EMPTY;
    private ObservedTable there = ObservedTable.ABSENT;
    private Map<String, String> problems = Map.of();
    private Map<String, RuleCounters> counters = Map.of();
    private boolean damaged;
    private boolean cold;
    private long changedNanos;

    /// What a session belongs to its groups by.
    ///
    /// @param owner key of its client or server
    private record Makers(String owner, String profile) {}

    /// @param nftables empty where the library is missing
    /// @param notifications of [NftNotification#GROUP]
    /// @param logged for the packets that rules log
    public record Surroundings(
            Optional<NftablesPort> nftables, NftNetlink netlink, NetlinkPort notifications, NetlinkPort logged) {
        public void close() {
            nftables.ifPresent(NftablesPort::close);
            netlink.close();
            notifications.close();
            logged.close();
        }
    }

    /// @param with empty where the kernel has no nf_tables at all
    FirewallKeeper(Optional<Surroundings> with) {
        this.with = with;
    }

    void want(Firewall firewall) {
        wanted = firewall;
        configuredSpans.clear();
        firewall.addressLists()
                .forEach(list -> configuredSpans.put(list.name(), AddressSpan.merged(list.configured())));
    }

    /// Puts the interface of a session where rules look for it: one element for each group that it belongs to.
    ///
    /// The same for its address, one element for each list.
    ///
    /// @param owner key of the client or server whose session it is
    void sessionUp(String linuxName, String owner, Belongings belongings) {
        Makers makers = new Makers(owner, belongings.profile());
        makersOfSessions.put(linuxName, makers);
        List<TableChange> changes = new ArrayList<>(elements(linuxName, makers, true));
        // What it had before and has still is not touched in between.
        List<SessionAddresses.Entry> before = addresses.remove(linuxName);
        List<SessionAddresses.Entry> now = addresses.add(linuxName, belongings);
        before.stream().filter(entry -> !now.contains(entry)).forEach(entry -> changes.addAll(listed(entry, false)));
        now.stream().filter(entry -> !before.contains(entry)).forEach(entry -> changes.addAll(listed(entry, true)));
        carryOut(changes);
    }

    void sessionDown(String linuxName) {
        Makers makers = makersOfSessions.remove(linuxName);
        if (makers != null) {
            List<TableChange> changes = new ArrayList<>(elements(linuxName, makers, false));
            addresses.remove(linuxName).forEach(entry -> changes.addAll(listed(entry, false)));
            carryOut(changes);
        }
    }

    /// Reads what notifications say.
    ///
    /// @return whether the table is not as it was left
    boolean listen() throws KernelException {
        if (with.isPresent()) {
            damaged |= !drain(with.get().notifications(), new HashMap<>(), Set.of(), Set.of());
        }
        return damaged;
    }

    /// Reads the whole table, and only once the socket is empty.
    void audit() throws KernelException {
        if (with.isPresent()) {
            drain(with.get().notifications(), new HashMap<>(), Set.of(), Set.of());
            there = TableReader.read(with.get().netlink());
            remember();
            damaged = false;
        }
    }

    /// Puts addresses into a list for some time.
    ///
    /// @return false if there are too many
    boolean list(String list, AddressSpan addresses, long seconds, long nowNanos) throws KernelException {
        boolean taken = given.put(list, addresses, seconds, nowNanos);
        settle();
        return taken;
    }

    /// Addresses in lists that the configuration does not put there; asks the kernel.
    List<Listed> listed(long nowNanos) throws KernelException {
        List<Listed> all = new ArrayList<>(given.listed(nowNanos));
        if (with.isEmpty()) {
            return all;
        }
        for (String list : learningLists()) {
            String set = Ruleset.learnedSet(list).name();
            if (there.sets().containsKey(set)) {
                with.get()
                        .netlink()
                        .elements(Ruleset.TABLE, set)
                        .forEach(element -> all.add(new Listed(
                                list,
                                AddressSpan.of(new IpAddress.V4(element.address())),
                                element.timeoutMillis() == 0
                                        ? OptionalLong.empty()
                                        : OptionalLong.of(element.expiresMillis() / MILLIS_PER_SECOND),
                                false)));
            }
        }
        return all;
    }

    /// @return false if it was gone already
    boolean forget(Listed entry) throws KernelException {
        if (entry.given()) {
            boolean known = given.remove(entry.list(), entry.addresses());
            settle();
            return known;
        }
        Optional<NftablesPort> nftables = with.flatMap(Surroundings::nftables);
        TableChange removal = new TableChange.RemoveElements(
                Ruleset.learnedSet(entry.list()), List.of(entry.addresses().toString()));
        return nftables.isPresent()
                && nftables.get().run(Transaction.text(List.of(removal))).accepted();
    }

    /// Names of the lists that rules add addresses to.
    private Set<String> learningLists() {
        Set<String> lists = new TreeSet<>();
        for (FirewallRule rule : wanted.rules()) {
            if (rule.action() instanceof Action.AddToList add) {
                lists.add(add.list());
            }
        }
        return lists;
    }

    /// Takes out addresses whose time in a list is over, and lets libnftables read a large table while nobody waits for
    /// it.
    void advance(long nowNanos) throws KernelException {
        if (given.advance(nowNanos)) {
            settle();
        }
        if (!cold) {
            changedNanos = nowNanos;
        } else if (nowNanos - changedNanos >= QUIET_NANOS) {
            cold = false;
            Ruleset.probe(there, MANY_RULES)
                    .ifPresent(rule -> with.flatMap(Surroundings::nftables)
                            .ifPresent(nftables -> nftables.check(Transaction.text(List.of(rule)))));
        }
    }

    /// What `settle` would do for a firewall.
    List<TableChange> plan(Firewall firewall) {
        return RulesetPlanner.plan(
                new RulesetCompiler().compile(given.in(firewall), this::members, addresses::of), there);
    }

    /// Makes the table as wanted.
    ///
    /// @return what was done; nothing when it was so already, or could not be made so
    List<TableChange> settle() throws KernelException {
        if (damaged) {
            audit();
        }
        Map<String, String> refused = new TreeMap<>();
        Ruleset ruleset = compiler.compile(given.in(wanted), this::members, addresses::of);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<TableChange> plan = RulesetPlanner.plan(ruleset.without(refused.keySet()), there);
            if (plan.isEmpty()) {
                problems = refused;
                return List.of();
            }
            Optional<NftablesPort> nftables = with.flatMap(Surroundings::nftables);
            if (nftables.isEmpty()) {
                problems = everyRule(NO_LIBRARY);
                return List.of();
            }
            List<TableChange> begun = carryingOver(plan);
            NftablesPort.Reply reply = nftables.get().run(Transaction.text(begun));
            if (reply.accepted()) {
                problems = refused;
                cold = true;
                take(begun);
                return begun;
            }
            audit();
            Map<String, String> found =
                    Culprits.find(nftables.get(), RulesetPlanner.plan(ruleset.without(refused.keySet()), there));
            refused.putAll(found);
            problems = found.isEmpty()
                    ? everyRule(reply.errors().lines().findFirst().orElse(""))
                    : refused;
        }
        return List.of();
    }

    /// Why rules are not in force, by their keys.
    Map<String, String> problems() {
        return problems;
    }

    /// What each rule has counted, by key; asks the kernel.
    Map<String, RuleCounters> counters() throws KernelException {
        if (with.isPresent() && there.present()) {
            there = TableReader.read(with.get().netlink());
            remember();
        }
        return there.countersByKey();
    }

    private List<TableChange> elements(String linuxName, Makers makers, boolean add) {
        List<TableChange> changes = new ArrayList<>();
        for (InterfaceGroup group : wanted.interfaceGroups()) {
            if (belongs(group, makers) && !group.linuxNames().contains(linuxName)) {
                NamedSet set = Ruleset.interfaceSet(group.name());
                Set<String> members = there.sets().get(set.name());
                if (members != null && members.contains(linuxName) != add) {
                    changes.add(
                            add
                                    ? new TableChange.AddElements(set, List.of(linuxName))
                                    : new TableChange.RemoveElements(set, List.of(linuxName)));
                }
            }
        }
        return changes;
    }

    /// Nothing where no rule asks for the list, or where the address is in it anyway.
    private List<TableChange> listed(SessionAddresses.Entry entry, boolean add) {
        NamedSet set = Ruleset.addressSet(entry.list());
        Set<String> members = there.sets().get(set.name());
        String element = entry.address().toString();
        if (members == null
                || members.contains(element) == add
                || AddressSpan.cover(configuredSpans.getOrDefault(entry.list(), List.of()), entry.address())
                || AddressSpan.cover(given.of(entry.list()), entry.address())) {
            return List.of();
        }
        return List.of(
                add
                        ? new TableChange.AddElements(set, List.of(element))
                        : new TableChange.RemoveElements(set, List.of(element)));
    }

    /// What goes wrong is put right by the next settlement of everything.
    private void carryOut(List<TableChange> changes) {
        if (changes.isEmpty() || with.flatMap(Surroundings::nftables).isEmpty()) {
            return;
        }
        try {
            damaged |= listen();
            if (with.get().nftables().get().run(Transaction.text(changes)).accepted()) {
                take(changes);
            } else {
                damaged = true;
            }
        } catch (KernelException e) {
            damaged = true;
        }
    }

    private static boolean belongs(InterfaceGroup group, Makers makers) {
        return group.everySession()
                || group.sessionOwners().contains(makers.owner())
                || group.sessionOwners().contains(makers.profile());
    }

    private Set<String> members(InterfaceGroup group) {
        Set<String> members = new TreeSet<>(group.linuxNames());
        makersOfSessions.forEach((linuxName, makers) -> {
            if (belongs(group, makers)) {
                members.add(linuxName);
            }
        });
        return members;
    }

    private Map<String, String> everyRule(String reason) {
        Map<String, String> all = new TreeMap<>();
        wanted.rules().forEach(rule -> all.put(rule.key(), reason));
        return all;
    }

    /// The counters that added rules begin with are as old as our last look: rules that are replaced are asked again;
    /// those of a table that was deleted under us begin with what was last known of them.
    private List<TableChange> carryingOver(List<TableChange> plan) throws KernelException {
        Map<String, RuleCounters> latest = new HashMap<>(counters);
        for (TableChange change : plan) {
            if (change instanceof TableChange.DeleteRule(String chain, long handle, String comment)) {
                with.orElseThrow()
                        .netlink()
                        .rule(Ruleset.TABLE, chain, handle)
                        .ifPresent(rule -> latest.put(
                                ObservedTable.idOf(comment), new RuleCounters(rule.packets(), rule.bytes())));
            }
        }
        return plan.stream().map(change -> change.beginningWith(latest)).toList();
    }

    private void remember() {
        Map<String, RuleCounters> known = new HashMap<>(there.present() ? Map.of() : counters);
        known.putAll(there.countersById());
        counters = known;
    }

    /// After a transaction of ours: its notifications are there already, for the kernel sends them before it answers.
    private void take(List<TableChange> done) throws KernelException {
        Set<Long> deleted = new HashSet<>();
        Set<String> touched = new HashSet<>();
        Set<String> added = new HashSet<>();
        boolean whole = false;
        for (TableChange change : done) {
            change.notified().ifPresent(touched::add);
            switch (change) {
                case TableChange.DeleteRule(String _, long handle, String _) -> deleted.add(handle);
                case TableChange.AddRule _ -> added.add(change.notified().orElseThrow());
                case TableChange.DeleteTable() -> whole = true;
                case TableChange.CreateTable _,
                        TableChange.CreateChain _,
                        TableChange.DeleteChain _,
                        TableChange.CreateSet _,
                        TableChange.DeleteSet _,
                        TableChange.AddElements _,
                        TableChange.RemoveElements _ -> {}
            }
        }
        Map<String, Long> handles = new HashMap<>();
        boolean asExpected = drain(with.orElseThrow().notifications(), handles, touched, deleted);
        if (whole || !asExpected || !handles.keySet().containsAll(added)) {
            audit();
        } else {
            there = there.after(done, handles);
        }
    }

    /// Until the socket is empty, past the word that some were lost: what waits in it is older than what is read next.
    ///
    /// @param handles filled with those of new rules, by their comments
    /// @param expected comments, and names of chains and sets, that a transaction of ours touched
    /// @return whether nothing else happened to our table
    private static boolean drain(
            NetlinkPort notifications, Map<String, Long> handles, Set<String> expected, Set<Long> deleted)
            throws KernelException {
        boolean asExpected = true;
        while (true) { // ends: each loss is told once
            try {
                Optional<ByteBuffer> datagram = notifications.receiveNow();
                if (datagram.isEmpty()) {
                    return asExpected;
                }
                for (NftNotification notification : NftNotification.decode(datagram.get())) {
                    if (notification.object().table().equals(Ruleset.TABLE)) {
                        asExpected &= fits(notification, handles, expected, deleted);
                    }
                }
            } catch (KernelException e) {
                if (e.errno() != Errno.ENOBUFS) {
                    throw e;
                }
                asExpected = false;
            }
        }
    }

    private static boolean fits(
            NftNotification notification, Map<String, Long> handles, Set<String> expected, Set<Long> deleted) {
        return switch (notification.object()) {
            case NftObject.Table table -> expected.contains(table.table());
            case NftObject.Chain chain -> expected.contains(chain.name());
            case NftObject.Set set -> set.anonymous() || expected.contains(set.name());
            case NftObject.Elements elements -> elements.set().startsWith("__") || expected.contains(elements.set());
            case NftObject.Rule rule
            when notification.added() -> {
                handles.put(rule.comment(), rule.handle());
                yield expected.contains(rule.comment());
            }
            case NftObject.Rule rule -> deleted.contains(rule.handle());
        };
    }
}
