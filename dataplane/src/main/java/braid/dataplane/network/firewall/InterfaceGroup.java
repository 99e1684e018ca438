package braid.dataplane.network.firewall;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// Interfaces under a name. They need not exist: what appears later under one of the names belongs to it then.
///
/// @param linuxNames interfaces that belong to it whatever happens
/// @param sessionOwners keys of the PPP clients, servers and profiles whose sessions' interfaces belong to it while
/// they last
/// @param everySession whether those of all sessions do
public record InterfaceGroup(String name, Set<String> linuxNames, Set<String> sessionOwners, boolean everySession) {
    public InterfaceGroup {
        linuxNames = Collections.unmodifiableSet(new TreeSet<>(linuxNames));
        sessionOwners = Collections.unmodifiableSet(new TreeSet<>(sessionOwners));
    }
}
