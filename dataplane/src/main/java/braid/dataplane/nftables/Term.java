package braid.dataplane.nftables;

import braid.dataplane.status.FirewallStatus.RuleCounters;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// A piece of a rule in the words of nft(8); may be nothing.
///
/// Text is the only form we give to libnftables: its JSON is slower for many rules, knows no sets that learn, gives no
/// reasons, and in version 1.0.6 puts a rule that shall follow another at the end of the chain instead.
record Term(String text) {
    static final Term NONE = new Term("");

    /// An address, a number or one of nft's own words.
    static Term of(String text) {
        return new Term(text);
    }

    static Term number(long number) {
        return new Term(Long.toString(number));
    }

    static Term range(Object first, Object last) {
        return new Term(first + "-" + last);
    }

    static Term concatenated(Collection<Term> parts) {
        return new Term(joined(parts, " . "));
    }

    /// One value as it is, several as an anonymous set.
    static Term anyOf(List<Term> values) {
        return values.size() == 1 ? values.getFirst() : set(values);
    }

    static Term set(List<Term> values) {
        return new Term("{ " + joined(values, ", ") + " }");
    }

    static Term namedSet(String name) {
        return new Term("@" + name);
    }

    Term masked(Object mask) {
        return new Term(text + " & " + mask);
    }

    Term or(long bits) {
        return new Term(text + " | " + bits);
    }

    /// Holds if the comparison does.
    ///
    /// @param operator `==`, `!=`, `<`, `>`, `<=`, `>=`
    Term compare(String operator, Term right) {
        return new Term(text + " " + operator + " " + right);
    }

    Term equal(boolean not, Term right) {
        return compare(not ? "!=" : "==", right);
    }

    Term exists(boolean yes) {
        return new Term(text + (yes ? " exists" : " missing"));
    }

    Term assign(Term value) {
        return new Term(text + " set " + value);
    }

    /// Counters that begin where others ended.
    static Term counter(RuleCounters from) {
        return new Term("counter packets " + from.packets() + " bytes " + from.bytes());
    }

    /// @param verb `add` or `update`
    /// @param statement what each element carries, or nothing
    static Term intoSet(String verb, String set, Term element, Term statement) {
        return new Term(verb + " @" + set + " { " + sequence(element, statement) + " }");
    }

    Term withTimeout(long seconds) {
        return new Term(text + " timeout " + seconds + "s");
    }

    boolean isNone() {
        return text.isEmpty();
    }

    /// The pieces one after the other; those that are nothing are left out.
    static Term sequence(Term... terms) {
        return sequence(Arrays.asList(terms));
    }

    static Term sequence(Collection<Term> terms) {
        return new Term(joined(terms.stream().filter(term -> !term.isNone()).toList(), " "));
    }

    /// A string: nft knows no escapes, so that quotes and control characters become apostrophes.
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            quoted.append(letter == '"' || letter == '\\' || letter < ' ' ? '\'' : letter);
        }
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return text;
    }

    private static String joined(Collection<Term> terms, String between) {
        return terms.stream().map(Term::text).collect(Collectors.joining(between));
    }
}
