package braid.dataplane.network;

import java.util.Collections;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// A PPPoE access concentrator on one interface.
///
/// @param key stays the same through every change of the server; unique among servers
/// @param acName the AC-Name of PADO
/// @param maxSessions PPPoE sessions at most; empty: no limit
/// @param padoDelayMillis pause before a PADO, 0 for none
/// @param profile key of the [PppProfile] for users that name none
public record PppoeServer(
        String key,
        String linuxName,
        String acName,
        String serviceName,
        boolean acceptEmptyService,
        LinkOptions options,
        Set<AuthenticationMethod> authentication,
        boolean oneSessionPerHost,
        OptionalInt maxSessions,
        int padoDelayMillis,
        String profile) {
    public PppoeServer {
        authentication = Collections.unmodifiableSet(new TreeSet<>(authentication));
    }
}
