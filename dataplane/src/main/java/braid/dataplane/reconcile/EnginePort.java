package braid.dataplane.reconcile;

import braid.dataplane.engine.EngineCommand;

/// The way to the engines, as the kernel's worker sees them; never waits.
public interface EnginePort {
    /// For all of them, or for the one that owns the interface or bundle it names.
    void put(EngineCommand command);
}
