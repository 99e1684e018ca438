package braid.shell.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How the transactions of a journal ended. One that became a part of another ended as that one did.
///
/// @param all what ended each, by its number; one that is not here was still open when the journal ended
record Endings(Map<Long, JournalRecord.Ended> all) {
    static Endings of(List<JournalRecord> records) {
        Map<Long, JournalRecord.Ended> all = new HashMap<>();
        for (JournalRecord record : records) {
            if (record instanceof JournalRecord.Ended ended) {
                all.put(ended.transaction(), ended);
            }
        }
        return new Endings(all);
    }

    /// Whether its changes hold.
    boolean isKept(long transaction) {
        JournalRecord.Ended ended = all.get(transaction);
        return ended != null
                && ended.kept()
                && (ended.within().isEmpty() || isKept(ended.within().getAsLong()));
    }

    boolean isEnded(long transaction) {
        JournalRecord.Ended ended = all.get(transaction);
        return ended != null
                && (!ended.kept()
                        || ended.within().isEmpty()
                        || isEnded(ended.within().getAsLong()));
    }
}
