package braid.dataplane.nftables;

import java.util.List;
import java.util.Optional;

/// A wanted chain.
///
/// @param hook empty for one that only jumps lead to
record Chain(String name, Optional<Hook> hook, List<KernelRule> rules) {
    Chain {
        rules = List.copyOf(rules);
    }
}
