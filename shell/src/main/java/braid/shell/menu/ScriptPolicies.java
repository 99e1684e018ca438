package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Types;

/// What a script may do. Kept and not enforced: there is one user, who may do everything.
final class ScriptPolicies {
    private static final String[] WORDS = {
        "ftp", "reboot", "read", "write", "policy", "test", "password", "sniff", "sensitive", "romon"
    };

    /// In the order RouterOS writes them.
    static final Property POLICY = property("policy", Types.bits(WORDS), "What the script may do")
            .byDefault(Shared.words(WORDS))
            .with(Trait.ALWAYS_EXPORTED)
            .stored();

    private ScriptPolicies() {}
}
