package braid.dataplane.network;

/// An IEEE 802.1Q interface of ours.
public record VlanLink(
        String key,
        String linuxName,
        String parentLinuxName,
        int vlanId,
        boolean serviceTag,
        int mtuBytes,
        boolean up) {}
