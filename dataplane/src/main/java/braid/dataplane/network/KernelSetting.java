package braid.dataplane.network;

/// A switch of the kernel's in this network namespace (sysctl).
///
/// @param key of the object that asks for it
/// @param name its file below `/proc/sys`; `*` stands for every interface there is
/// @param value as the file shows it
public record KernelSetting(String key, String name, String value) {}
