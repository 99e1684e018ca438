package braid.dataplane.network;

/// An IEEE 802.1Q interface of ours.
///
/// @param label its full name, one char an octet
public record VlanLink(
        String key,
        String label,
        String linuxName,
        String parentLinuxName,
        int vlanId,
        boolean serviceTag,
        int mtuBytes,
        boolean up) {}
