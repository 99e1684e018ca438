package braid.dataplane.nftables;

import braid.dataplane.status.FirewallStatus.RuleCounters;
/// One rule of the kernel: what it asks, then its counters, then what it does.
///
/// @param id the wanted rule's key, and `#` with a number for those it needs beside the first
/// @param counted false for one that only leads to a counted one
/// @param logged text and chain for the log, or nothing

public record KernelRule(String id, Term matches, boolean counted, Term logged, Term action) {
    private static final int FNV_PRIME = 0x01000193;
    private static final int FNV_BASIS = 0x811c9dc5;

    /// By which it is known in the kernel: `id:hash of what was sent`.
    String comment() {
        return id + ":" + Integer.toHexString(hash());
    }

    /// The id in a comment; what is no comment of ours is its own id.
    static String idOf(String comment) {
        int colon = comment.lastIndexOf(':');
        return colon < 0 ? comment : comment.substring(0, colon);
    }

    /// The key in an id.
    static String keyOf(String id) {
        int mark = id.lastIndexOf('#');
        return mark < 0 ? id : id.substring(0, mark);
    }

    Term body(RuleCounters counters) {
        return Term.sequence(matches, counted ? Term.counter(counters) : Term.NONE, logged, action);
    }

    @Override
    public String toString() {
        return Term.sequence(matches, logged, action).text();
    }

    /// FNV-1a over the text: the same in every run.
    private int hash() {
        String text = matches.text() + '|' + counted + '|' + logged.text() + '|' + action.text();
        int hash = FNV_BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
