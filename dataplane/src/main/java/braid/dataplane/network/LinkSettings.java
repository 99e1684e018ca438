package braid.dataplane.network;

import java.util.Optional;
import java.util.OptionalInt;

/// What is wanted of an interface of the machine that Braid did not make. Absent parts are left as they are.
public record LinkSettings(
        String linuxName, Optional<Boolean> up, OptionalInt mtuBytes, Optional<MacAddress> macAddress) {}
