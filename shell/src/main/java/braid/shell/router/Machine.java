package braid.shell.router;

import braid.dataplane.network.NetworkState;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import java.util.List;

/// The machine a configuration is for, as it is read while no router runs on it. Nothing of it is changed.
public interface Machine {
    List<LinkStatus> links();

    /// What a router would do to it, a sentence each.
    ///
    /// @throws Unreadable if it cannot be told
    List<String> plan(NetworkState desired);

    /// Why something cannot be told: a sentence for the user.
    final class Unreadable extends RuntimeException {
        public Unreadable(String sentence) {
            super(sentence, null, false, false);
        }
    }
}
