/// The firewall for nftables, without any kernel: the ruleset that is wanted, the difference to the one that is there,
/// and that difference as text or JSON for libnftables.
///
/// There is one table `braid` for the family. A wanted rule becomes one or more rules of the kernel, each known by its
/// comment `key:hash`, so that what has not changed is found again after a restart and keeps its counters. Rules name
/// interfaces and address lists by sets only: a session that comes or goes changes elements and never a rule.
package braid.dataplane.nftables;
