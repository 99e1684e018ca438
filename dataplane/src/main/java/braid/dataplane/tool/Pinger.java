package braid.dataplane.tool;

import braid.dataplane.errno.KernelException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Pings on the calling thread.
public interface Pinger {
    /// @param each told of every echo's fate, on the calling thread
    /// @param stopped asked ten times a second; an interrupt of the thread stops too, and stays set
    /// @throws braid.dataplane.errno.KernelException if there can be no ICMP at all
    PingSummary ping(PingOptions options, Consumer<PingResult> each, BooleanSupplier stopped) throws KernelException;
}
