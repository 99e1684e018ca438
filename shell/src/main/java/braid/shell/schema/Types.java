package braid.shell.schema;

import braid.shell.value.Addresses;
import braid.shell.value.Times;
import braid.shell.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// The types properties are declared with. Error texts are RouterOS's; `%s` is the argument's name.
public final class Types {
    static final String INVALID = Sentences.invalid(Sentences.NAME);
    static final String NO_MATCH = Sentences.noMatch(Sentences.NAME);

    /// Any bytes, quoted in the detail form.
    public static final Type TEXT =
            new FormType(true, text -> Optional.of(new Value.Str(text)), INVALID).lookedUpBy(FormType::asGiven);

    /// What something is called: any bytes but none.
    public static final Type NAME = new FormType(
                    true, text -> text.isEmpty() ? Optional.empty() : Optional.of(new Value.Str(text)), INVALID)
            .lookedUpBy(FormType::asGiven);

    /// Bytes that `print` shows bare: names of chains and lists, rates, ranges that have no form of their
    /// own.
    public static final Type BARE_TEXT = bareText();

    /// The text of a script, also between braces.
    public static final Type SOURCE = new SourceType();

    /// The name of one of the console's files.
    public static final Type FILE = new FileNameType("/file");

    /// What could be typed, as the router writes it.
    public static final Type COMMANDS = new CommandsType();

    public static final Type IP = new FormType(false, text -> Addresses.ip(text).map(Function.identity()), INVALID)
            .lookedUpBy(FormType::address);

    /// What an address list holds: an address, in its full form; a network, a range or a name as they are
    /// given.
    public static final Type SPAN = new FormType(false, text -> Optional.of(span(text)), INVALID)
            .lookedUpBy(given -> given instanceof Value.Str || given instanceof Value.Ip
                    ? Optional.of(span(GivenText.of(given)))
                    : Optional.empty());

    /// Without a mask all bits of the address.
    public static final Type PREFIX6 =
            new FormType(false, text -> Networks.prefix6(text).map(Function.identity()), INVALID);

    public static final Type PREFIX =
            new FormType(false, text -> Networks.prefix(text).map(Function.identity()), INVALID, Types::withMask);
    /// Of IPv4, or of IPv6.
    public static final Type ANY_PREFIX = either(PREFIX6, PREFIX);

    public static final Type IP6 =
            new FormType(false, text -> Addresses.ip6(text).map(Function.identity()), INVALID);
    public static final Type MAC = new FormType(
            false,
            text -> text.matches("(?i)[0-9a-f]{2}([:-][0-9a-f]{2}){5}")
                    ? Optional.of(new Value.Str(text.replace('-', ':').toUpperCase(Locale.ROOT)))
                    : Optional.empty(),
            "invalid value of %s, mac address required");
    public static final Type TIME = new FormType(
            false, text -> Times.interval(text).map(Function.identity()), Sentences.invalidTime(Sentences.NAME));
    /// How often, or how much, since the beginning.
    public static final Type COUNTER = new CounterType();

    /// An amount of memory or the like.
    public static final Type OCTETS = new OctetsType();

    public static final Type YES_NO = new YesNoType();

    /// Given bare or not at all (`fib`).
    public static final Type PRESENCE = new PresenceType();

    /// An address, a network or a range, each address in its full form.
    public static final Type RANGE = new FormType(
            false,
            text -> Networks.isRange(text) ? Optional.of(new Value.Str(fullAddresses(text))) : Optional.empty(),
            Sentences.NO_RANGE,
            Types::fullAddresses);

    private Types() {}

    private static FormType bareText() {
        return new FormType(false, text -> Optional.of(new Value.Str(text)), INVALID).lookedUpBy(FormType::asGiven);
    }

    /// Bare text for which completion offers what items have as a property.
    ///
    /// @param menuPath the items' menu
    public static Type bareText(String menuPath, String property) {
        return bareText().offering(names -> names.values(menuPath, property));
    }

    private static Value span(String text) {
        return new Value.Str(Addresses.ip(text).map(Addresses::write).orElse(text));
    }

    public static NumberType number(long least, long most) {
        return new NumberType(least, most, false);
    }

    public static NumberType number() {
        return number(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /// A number with its unit (`%`).
    public static Type unit(String unit) {
        return new UnitType(unit);
    }

    public static Type word(String... words) {
        return new WordType(List.of(words));
    }

    /// Any text, of which these words are known; whoever uses the value reads it.
    public static Type words(List<String> words) {
        return new KnownWords(words);
    }

    /// A comma list of the words, kept in the order they are declared in.
    public static Type bits(String... words) {
        return new BitsType(List.of(words));
    }

    public static Type list(Type element) {
        return new ListType(element, false);
    }

    /// A list that means a set: `where` asks whether all that is given is in it.
    public static Type set(Type element) {
        return new ListType(element, true);
    }

    /// The first of the types that accepts the value; the last one's error when none does.
    public static Type either(Type... types) {
        return new EitherType(List.of(types));
    }

    /// `!value` means everything else.
    public static Type negatable(Type type) {
        return new NegatableType(type);
    }

    /// The item so named in one of the menus; kept as its id.
    public static Type item(String menu) {
        return new ReferenceType(menu, List.of(menu));
    }

    /// Items of several menus, of the first of those that has the name; or one of the words. Several
    /// between commas are a list.
    ///
    /// @param strict whether anything else is refused
    public static Type items(List<String> menus, List<String> others, boolean strict) {
        return new ItemNamesType(menus, others, strict);
    }

    public static Type linkInterface() {
        return item("/interface");
    }

    /// An interface that PPPoE can run over.
    public static Type frameInterface() {
        return new ReferenceType("/interface", List.of("/interface/ethernet", "/interface/vlan"));
    }

    /// An address and its mask are a pair to RouterOS's parser, which shows that the mask is missing.
    private static String withMask(String text) {
        return text.indexOf('/') < 0 ? Addresses.ip(text).map(Addresses::write).orElse(text) + ";" : text;
    }

    private static String fullAddresses(String text) {
        int end = text.indexOf('/') >= 0 ? text.indexOf('/') : text.indexOf('-');
        return end < 0
                ? Addresses.ip(text).map(Addresses::write).orElse(text)
                : fullAddresses(text.substring(0, end))
                        + text.charAt(end)
                        + (text.charAt(end) == '-' ? fullAddresses(text.substring(end + 1)) : text.substring(end + 1));
    }

    /// The same as it is given, where not every one makes sense.
    public static Type range(Predicate<String> sensible) {
        return new FormType(
                false,
                text -> Networks.isRange(text) && sensible.test(text)
                        ? Optional.of(new Value.Str(text))
                        : Optional.empty(),
                Sentences.NO_RANGE);
    }

    /// Text that has to match a regular expression, for forms that Braid only keeps.
    public static Type form(String regex) {
        return form(regex, _ -> true);
    }

    /// The same, where not all that matches makes sense.
    public static Type form(String regex, Predicate<String> sensible) {
        return new FormType(
                false,
                text -> text.matches(regex) && sensible.test(text)
                        ? Optional.of(new Value.Str(text))
                        : Optional.empty(),
                INVALID);
    }
}
