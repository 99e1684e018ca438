package braid.dataplane.dns;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.dns.StaticName;
import braid.dataplane.network.dns.StaticName.Data;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// What the router knows by itself. Expressions are tried first, in their order, as RouterOS does; then the name, then
/// the names above it that stand for all below them. The first that are found count, all that have the same names
/// together. Immutable.
///
/// A name that is found and has nothing of the type asked for has nothing of it: nobody else is asked.
final class StaticNames {
    static final StaticNames NONE = new StaticNames(List.of());

    /// What is known about a question.
    sealed interface Finding {
        record Known(Answer answer) implements Finding {}

        /// @param alias the record that says so
        record Alias(Record alias, Name target) implements Finding {}

        record Forward(List<IpAddress> servers) implements Finding {}
    }

    private record Expression(NamePattern pattern, List<StaticName> entries) {}

    private final List<Expression> expressions = new ArrayList<>();
    private final Map<Name, List<StaticName>> exact = new HashMap<>();
    private final Map<Name, List<StaticName>> subtrees = new HashMap<>();
    private final Map<String, String> problems = new HashMap<>();

    StaticNames(List<StaticName> all) {
        Map<String, Expression> byRegex = new HashMap<>();
        for (StaticName entry : all) {
            switch (entry.names()) {
                case StaticName.Names.One(String name) -> add(exact, name, entry);
                case StaticName.Names.Subtree(String name) -> add(subtrees, name, entry);
                case StaticName.Names.Matching(String regex) -> {
                    Expression known = byRegex.get(regex);
                    if (known == null) {
                        Optional<NamePattern> pattern = NamePattern.of(regex);
                        if (pattern.isEmpty()) {
                            problems.put(entry.key(), "invalid regular expression");
                            continue;
                        }
                        known = new Expression(pattern.get(), new ArrayList<>());
                        byRegex.put(regex, known);
                        expressions.add(known);
                    }
                    known.entries().add(entry);
                }
            }
        }
    }

    private void add(Map<Name, List<StaticName>> map, String text, StaticName entry) {
        Question.name(text)
                .ifPresentOrElse(
                        name -> map.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(entry),
                        () -> problems.put(entry.key(), "invalid name"));
    }

    /// Why entries are not used, by their keys.
    Map<String, String> problems() {
        return Map.copyOf(problems);
    }

    boolean isEmpty() {
        return expressions.isEmpty() && exact.isEmpty() && subtrees.isEmpty();
    }

    Optional<Finding> find(Question question) {
        if (isEmpty()) {
            return Optional.empty();
        }
        return entries(question.name()).map(entries -> finding(question, entries));
    }

    private Optional<List<StaticName>> entries(Name name) {
        if (!expressions.isEmpty()) {
            String text = Question.text(name);
            for (Expression expression : expressions) {
                if (expression.pattern().isFoundIn(text)) {
                    return Optional.of(expression.entries());
                }
            }
        }
        List<StaticName> own = exact.get(name);
        if (own != null) {
            return Optional.of(own);
        }
        for (int labels = 0; !subtrees.isEmpty() && labels < name.labels(); labels++) {
            List<StaticName> above = subtrees.get(labels == 0 ? name : new Name(name, labels));
            if (above != null) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }

    private static Finding finding(Question question, List<StaticName> entries) {
        List<Record> records = new ArrayList<>();
        for (StaticName entry : entries) {
            switch (entry.data()) {
                case Data.Missing() -> {
                    return new Finding.Known(Answers.ofOurs(question, Rcode.NXDOMAIN, List.of()));
                }
                case Data.Forward(List<IpAddress> servers) -> {
                    return new Finding.Forward(servers);
                }
                case Data.Alias(String target)
                when question.type() != Type.CNAME -> {
                    Optional<Record> alias = StaticRecords.of(question.name(), entry);
                    Optional<Name> name = Question.name(target);
                    if (alias.isPresent() && name.isPresent()) {
                        return new Finding.Alias(alias.get(), name.get());
                    }
                }
                case Data.Address _,
                        Data.Alias _,
                        Data.MailExchange _,
                        Data.NameServer _,
                        Data.Text _,
                        Data.Service _ ->
                    StaticRecords.of(question.name(), entry)
                            .filter(each -> each.getType() == question.type())
                            .ifPresent(records::add);
            }
        }
        return new Finding.Known(Answers.ofOurs(question, Rcode.NOERROR, records));
    }

    /// What can be shown: the names that are written in full.
    void forEachRecord(BiConsumer<Name, StaticName> action) {
        exact.forEach((name, entries) -> entries.forEach(entry -> action.accept(name, entry)));
        subtrees.forEach((name, entries) -> entries.forEach(entry -> action.accept(name, entry)));
    }
}
