package braid.shell.testing;

import braid.shell.script.SafeMode;
import java.util.Optional;

/// A router in which nobody has safe mode, for sessions that work on no configuration.
public final class NoSafeMode implements SafeMode {
    @Override
    public Optional<Owner> owner() {
        return Optional.empty();
    }

    @Override
    public boolean take(Owner session) {
        return false;
    }

    @Override
    public void takeOver(Owner session, boolean keep) {}

    @Override
    public void release(Owner session) {}

    @Override
    public void unroll(Owner session) {}
}
