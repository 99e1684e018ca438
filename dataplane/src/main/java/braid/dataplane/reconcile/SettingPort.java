package braid.dataplane.reconcile;

import java.util.List;
import java.util.Optional;

/// The kernel's switches of this network namespace, by their names below `/proc/sys`. Kernel thread only.
public interface SettingPort {
    /// Those that a name with `*` in it stands for; itself where there is none.
    List<String> matching(String name);

    /// @return empty where there is no such switch (now), or where it does not tell
    Optional<String> read(String name);

    /// @return why it could not be set
    Optional<String> write(String name, String value);
}
