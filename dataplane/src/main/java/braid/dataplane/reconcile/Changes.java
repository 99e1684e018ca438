package braid.dataplane.reconcile;

import braid.dataplane.netlink.RouteInfo;
import java.util.Set;

/// What the kernel has said since somebody last asked for it: interfaces and routes that came, changed or went.
///
/// @param links numbers of interfaces, also of those whose addresses are others now
record Changes(Set<Integer> links, Set<RouteInfo> routes) {}
