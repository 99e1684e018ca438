package braid.dataplane.network;

/// A neighbour whose hardware address is given, and not asked for.
public record StaticNeighbour(String key, String linuxName, IpAddress.V4 address, MacAddress mac) {}
