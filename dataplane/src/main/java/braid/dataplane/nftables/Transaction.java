package braid.dataplane.nftables;

import java.util.List;

/// The changes of a plan as libnftables reads them, one line each: all of them are done, or none.
public final class Transaction {
    private static final String OURS = "ip " + Ruleset.TABLE + " ";

    private Transaction() {}

    public static String text(List<TableChange> changes) {
        StringBuilder lines = new StringBuilder(changes.size() * 120);
        changes.forEach(change -> lines.append(line(change)).append('\n'));
        return lines.toString();
    }

    private static String line(TableChange change) {
        return switch (change) {
            case TableChange.CreateTable() -> "add table ip " + Ruleset.TABLE;
            case TableChange.DeleteTable() -> "delete table ip " + Ruleset.TABLE;
            case TableChange.CreateChain(Chain chain) ->
                "add chain " + OURS + chain.name()
                        + chain.hook().map(hook -> " " + hook.definition()).orElse("");
            case TableChange.DeleteChain(String name) -> "delete chain " + OURS + name;
            case TableChange.CreateSet(NamedSet set) -> "add set " + OURS + set.name() + " " + set.definition();
            case TableChange.DeleteSet(String name) -> "delete set " + OURS + name;
            case TableChange.AddElements(NamedSet set, List<String> elements) -> "add " + elements(set, elements);
            case TableChange.RemoveElements(NamedSet set, List<String> elements) -> "delete " + elements(set, elements);
            case TableChange.AddRule add -> rule(add);
            case TableChange.DeleteRule(String chain, long handle, String _) ->
                "delete rule " + OURS + chain + " handle " + handle;
        };
    }

    private static String elements(NamedSet set, List<String> elements) {
        return "element " + OURS + set.name() + " { "
                + String.join(", ", elements.stream().map(set::element).toList()) + " }";
    }

    private static String rule(TableChange.AddRule add) {
        String where = switch (add.place()) {
            case TableChange.Place.First() -> "insert rule " + OURS + add.chain();
            case TableChange.Place.Last() -> "add rule " + OURS + add.chain();
            case TableChange.Place.After(long handle) -> "add rule " + OURS + add.chain() + " handle " + handle;
        };
        return where + " " + add.rule().body(add.counters()) + " comment "
                + Term.quoted(add.rule().comment());
    }
}
