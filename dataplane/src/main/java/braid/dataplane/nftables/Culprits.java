package braid.dataplane.nftables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds the rules for which a transaction was refused. The kernel refuses all of it for one of them, and libnftables
/// does not say in which line of a buffer it stands; so halves are checked until single rules are left.
public final class Culprits {
    private final NftablesPort nftables;
    private final List<TableChange> structure = new ArrayList<>();
    private final Map<String, String> reasons = new TreeMap<>();

    private Culprits(NftablesPort nftables) {
        this.nftables = nftables;
    }

    /// @return reasons by the keys of the wanted rules; none when no single rule is to blame
    public static Map<String, String> find(NftablesPort nftables, List<TableChange> refused) {
        Culprits search = new Culprits(nftables);
        Map<String, List<TableChange>> byKey = new LinkedHashMap<>();
        for (TableChange change : refused) {
            switch (change) {
                case TableChange.AddRule add ->
                    byKey.computeIfAbsent(KernelRule.keyOf(add.rule().id()), _ -> new ArrayList<>())
                            .add(change);
                case TableChange.DeleteRule _, TableChange.DeleteChain _, TableChange.DeleteSet _ -> {}
                case TableChange.CreateTable _,
                        TableChange.DeleteTable _,
                        TableChange.CreateChain _,
                        TableChange.CreateSet _,
                        TableChange.AddElements _,
                        TableChange.RemoveElements _ -> search.structure.add(change);
            }
        }
        if (search.check(List.of()).accepted()) {
            search.split(new ArrayList<>(byKey.entrySet()));
        }
        return search.reasons;
    }

    private void split(List<Map.Entry<String, List<TableChange>>> rules) {
        List<TableChange> changes =
                rules.stream().flatMap(rule -> rule.getValue().stream()).toList();
        NftablesPort.Reply reply = changes.isEmpty() ? new NftablesPort.Reply(true, "") : check(changes);
        if (reply.accepted()) {
            return;
        }
        if (rules.size() == 1) {
            reasons.put(rules.getFirst().getKey(), reason(reply.errors()));
            return;
        }
        int half = rules.size() / 2;
        split(rules.subList(0, half));
        split(rules.subList(half, rules.size()));
    }

    private NftablesPort.Reply check(List<TableChange> rules) {
        List<TableChange> all = new ArrayList<>(structure);
        all.addAll(rules);
        return nftables.check(Transaction.text(all));
    }

    /// `Error: Could not process rule: Operation not supported` is in plain words what comes last.
    static String reason(String errors) {
        String first = errors.lines()
                .filter(line -> line.contains("Error: "))
                .findFirst()
                .orElse(errors);
        String text = first.substring(Math.max(0, first.indexOf("Error: ") + (first.contains("Error: ") ? 7 : 0)));
        String kernel = "Could not process rule: ";
        return text.startsWith(kernel) ? text.substring(kernel.length()).strip() : text.strip();
    }
}
