package braid.dataplane.linux;

import braid.dataplane.engine.TunPort;
import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.LinkRequests;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.LinuxName;
import braid.dataplane.reconcile.Ownership;
import braid.dataplane.reconcile.TunSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// TUN interfaces for sessions. Closing one takes 16 ms, so one whose session ended is parked for the next, and
/// surplus ones are deleted many at a time, after which closing them costs nothing. What nobody uses has a short name,
/// so that all others are free for those whom they belong to.
public final class TunPool implements TunSource {
    private static final int MOST_PARKED = 64;
    private static final int DELETED_TOGETHER = 64;
    private static final int MOST_NUMBERS = 99_999_999;

    private final RouteNetlink netlink;
    private final Set<Tun> inUse = new LinkedHashSet<>();
    private final Deque<Tun> parked = new ArrayDeque<>();
    private final List<Tun> surplus = new ArrayList<>();
    private int lastNumber;

    /// @param netlink shared with others of the same thread; not closed here
    public TunPool(RouteNetlink netlink) {
        this.netlink = netlink;
    }

    @Override
    public TunPort take(Optional<String> linuxName, String fullName) throws KernelException {
        Tun tun = linuxName.isPresent() ? reuseOrCreate(linuxName.get()) : withShortName();
        try {
            mark(tun, fullName);
            withoutLinkLocal(tun);
        } catch (KernelException e) {
            tun.close();
            throw e;
        }
        inUse.add(tun);
        return tun;
    }

    @Override
    public int index(TunPort port) {
        return lent(port).index();
    }

    @Override
    public void rename(TunPort port, Optional<String> linuxName) throws KernelException {
        Tun tun = lent(port);
        if (linuxName.isPresent()) {
            name(tun, linuxName.get());
        } else {
            nameShort(tun);
        }
    }

    @Override
    public void label(TunPort port, String fullName) throws KernelException {
        mark(lent(port), fullName);
    }

    @Override
    public String renamed(TunPort port, String nameNow) {
        Tun tun = lent(port);
        try {
            name(tun, tun.linuxName());
        } catch (KernelException e) {
            tun.renamed(nameNow); // somebody else has its name, most likely
        }
        return tun.linuxName();
    }

    @Override
    public void giveBack(TunPort port) {
        Tun tun = lent(port);
        inUse.remove(tun);
        try {
            netlink.execute(LinkRequests.setUp(tun.index(), false), "stop interface " + tun.linuxName());
            tun.empty(); // what was on its way to one user is no business of the next
            if (!LinuxName.isShort(tun.linuxName())) {
                nameShort(tun);
            }
            if (parked.size() < MOST_PARKED) {
                mark(tun, "parked");
                parked.add(tun);
                return;
            }
            netlink.execute(
                    LinkRequests.setGroup(tun.index(), Ownership.SURPLUS_GROUP),
                    "put away interface " + tun.linuxName());
            surplus.add(tun);
        } catch (KernelException e) {
            surplus.add(tun); // deleted by somebody else, most likely; closing it ends it in any case
        }
        if (surplus.size() >= DELETED_TOGETHER) {
            deleteSurplus();
        }
    }

    @Override
    public void close() {
        List<Tun> lively = new ArrayList<>(inUse);
        lively.addAll(parked);
        deleteTogether(Ownership.SESSION_GROUP, lively);
        deleteTogether(Ownership.SURPLUS_GROUP, surplus);
        inUse.forEach(Tun::close);
        parked.forEach(Tun::close);
        surplus.forEach(Tun::close);
        inUse.clear();
        parked.clear();
        surplus.clear();
    }

    private Tun lent(TunPort port) {
        if (port instanceof Tun tun && inUse.contains(tun)) {
            return tun;
        }
        throw new IllegalArgumentException("not an interface of this pool: " + port.linuxName());
    }

    private interface Naming<T> {
        /// @throws KernelException EEXIST: somebody has that name
        T give(String name) throws KernelException;
    }

    /// One that is parked has such a name already.
    private Tun withShortName() throws KernelException {
        if (!parked.isEmpty()) {
            Optional<Tun> tun =
                    unlessTaken(this::reuseOrCreate, parked.element().linuxName());
            if (tun.isPresent()) {
                return tun.get();
            }
        }
        return firstFree(this::reuseOrCreate);
    }

    private void nameShort(Tun tun) throws KernelException {
        firstFree(name -> {
            name(tun, name);
            return tun;
        });
    }

    private <T> T firstFree(Naming<T> naming) throws KernelException {
        while (true) { // ends: the kernel has fewer interfaces than there are numbers
            lastNumber = lastNumber % MOST_NUMBERS + 1;
            Optional<T> named = unlessTaken(naming, LinuxName.shortName(lastNumber));
            if (named.isPresent()) {
                return named.get();
            }
        }
    }

    private static <T> Optional<T> unlessTaken(Naming<T> naming, String name) throws KernelException {
        try {
            return Optional.of(naming.give(name));
        } catch (KernelException e) {
            if (e.errno() == Errno.EEXIST) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Tun reuseOrCreate(String name) throws KernelException {
        while (!parked.isEmpty()) {
            Tun tun = parked.remove();
            try {
                name(tun, name); // also where it has it: somebody may have renamed it since
                return tun;
            } catch (KernelException e) {
                if (e.errno() == Errno.ENODEV) {
                    tun.close(); // deleted by somebody else while parked
                    continue;
                }
                parked.addFirst(tun);
                throw e;
            }
        }
        return Tun.create(name);
    }

    /// EBUSY is said of an interface that is up.
    private void name(Tun tun, String name) throws KernelException {
        try {
            netlink.execute(LinkRequests.setName(tun.index(), name), "name interface " + name);
        } catch (KernelException e) {
            if (e.errno() != Errno.EBUSY) {
                throw e;
            }
            netlink.execute(LinkRequests.setUp(tun.index(), false), "stop interface " + name);
            netlink.execute(LinkRequests.setName(tun.index(), name), "name interface " + name);
        }
        tun.renamed(name);
    }

    private void mark(Tun tun, String fullName) throws KernelException {
        netlink.execute(
                LinkRequests.setOwner(tun.index(), Ownership.alias(fullName), Ownership.SESSION_GROUP),
                "mark interface " + tun.linuxName());
    }

    /// A kernel without IPv6 has no such setting and needs none.
    private void withoutLinkLocal(Tun tun) throws KernelException {
        try {
            netlink.execute(
                    LinkRequests.withoutLinkLocal(tun.index()), "keep IPv6 addresses off interface " + tun.linuxName());
        } catch (KernelException e) {
            if (e.errno() != Errno.EAFNOSUPPORT && e.errno() != Errno.EOPNOTSUPP && e.errno() != Errno.EINVAL) {
                throw e;
            }
        }
    }

    private void deleteSurplus() {
        deleteTogether(Ownership.SURPLUS_GROUP, surplus);
        surplus.forEach(Tun::close);
        surplus.clear();
    }

    /// A group is deleted whole. Should somebody else's interface be in it, ours go by one where there is none.
    private void deleteTogether(int group, List<Tun> ours) {
        try {
            Set<Integer> indexes = ours.stream().map(Tun::index).collect(Collectors.toSet());
            Set<Integer> groupsOfOthers = netlink.links().stream()
                    .filter(link -> !indexes.contains(link.index()))
                    .map(LinkInfo::group)
                    .collect(Collectors.toSet());
            int ownGroup = group;
            while (groupsOfOthers.contains(ownGroup)) {
                ownGroup++;
            }
            if (ownGroup != group) {
                move(ours, ownGroup);
            }
            netlink.execute(LinkRequests.deleteGroup(ownGroup), "delete interfaces of sessions");
        } catch (KernelException e) {
            // Nobody is in the group; or the kernel refuses, and closing the descriptors deletes them one by one.
            return;
        }
    }

    private void move(List<Tun> tuns, int group) {
        for (Tun tun : tuns) {
            try {
                netlink.execute(LinkRequests.setGroup(tun.index(), group), "put away interface " + tun.linuxName());
            } catch (KernelException e) {
                // Deleted by somebody else.
            }
        }
    }
}
