package braid.shell.router;

import braid.shell.config.Store;
import braid.shell.script.SafeMode;
import java.util.Optional;
import java.util.function.Supplier;

/// Which session has safe mode; the store knows whether there is any. What changes is changed on the thread `config`.
final class SafeModes implements SafeMode {
    private final Store store;
    private final ConfigThread config;
    private volatile Optional<Owner> last = Optional.empty();

    SafeModes(Store store, ConfigThread config) {
        this.store = store;
        this.config = config;
    }

    @Override
    public Optional<Owner> owner() {
        return store.isSafeMode() ? last : Optional.empty();
    }

    @Override
    public boolean take(Owner session) {
        return config.ask(() -> {
            if (!store.isSafeMode()) {
                begin(session);
            }
            return isOwnedBy(session);
        });
    }

    @Override
    public void takeOver(Owner session, boolean keep) {
        Optional<Owner> before = change(() -> {
            Optional<Owner> owner = owner();
            end(keep);
            begin(session);
            return owner;
        });
        before.filter(owner -> !owner.equals(session)).ifPresent(Owner::safeModeLost);
    }

    @Override
    public void release(Owner session) {
        endIfOwned(session, true);
    }

    @Override
    public void unroll(Owner session) {
        endIfOwned(session, false);
    }

    private void endIfOwned(Owner session, boolean keep) {
        if (isOwnedBy(session)) {
            var _ = change(() -> {
                if (isOwnedBy(session)) {
                    end(keep);
                }
                return true;
            });
        }
    }

    private <T> T change(Supplier<T> change) {
        T result = config.call(change);
        config.settle();
        return result;
    }

    private void begin(Owner session) {
        store.takeSafeMode(session.user());
        last = Optional.of(session);
    }

    private void end(boolean keep) {
        if (keep) {
            store.releaseSafeMode();
        } else {
            store.unrollSafeMode();
        }
    }
}
