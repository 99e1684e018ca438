package braid.shell.command;

import braid.shell.script.Directive;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// `:typeof`, `:tostr`, `:tonum` ..., `:parse`, `:nothing`: values to values of another type.
final class ConversionDirectives {
    private ConversionDirectives() {}

    static List<Directive> all() {
        List<Directive> all = new ArrayList<>();
        all.add(conversion("typeof", "names the type of a value", value -> new Value.Str(Texts.typeof(value))));
        all.add(conversion("tostr", "makes a text of a value", value -> new Value.Str(Texts.of(value))));
        all.add(conversion("tonum", "makes a number of a value", Conversions::toNumber));
        all.add(conversion("tobool", "makes a bool of a value", Conversions::toBool));
        all.add(conversion("toip", "makes an IPv4 address of a value", Conversions::toIp));
        all.add(conversion("toip6", "makes an IPv6 address of a value", Conversions::toIp6));
        all.add(conversion("toid", "makes an internal item number of a value", Conversions::toId));
        all.add(conversion("totime", "makes a time of a value", Conversions::toTime));
        all.add(conversion("tonsec", "makes a number of nanoseconds of a value", Conversions::toNanos));
        all.add(Declaration.of("toarray", "makes an array of a value")
                .value("value", "a text with commas, or any value")
                .positional()
                .plain("delimiter", "what stands between the elements")
                .does(execution -> Conversions.toArray(
                        execution.need("value"),
                        execution.value("delimiter").map(Texts::of).orElse(","))));
        all.add(lineEnds("tolf", "makes line feeds of the ends of lines", text -> text.replace("\r\n", "\n")));
        all.add(lineEnds(
                "tocrlf",
                "makes carriage returns and line feeds of the ends of lines",
                text -> text.replace("\r\n", "\n").replace("\n", "\r\n")));
        all.add(Declaration.of("parse", "makes code of a text")
                .value("value", "the text")
                .positional()
                .does(execution -> execution.parse(Texts.of(execution.need("value")))));
        all.add(Declaration.of("nothing", "gives no value").does(_ -> new Value.Nil()));
        return all;
    }

    private static Directive conversion(String name, String help, UnaryOperator<Value> convert) {
        return Declaration.of(name, help)
                .value("value", "the value")
                .positional()
                .does(execution -> convert.apply(execution.need("value")));
    }

    private static Directive lineEnds(String name, String help, UnaryOperator<String> convert) {
        return Declaration.of(name, help)
                .plain("input", "the text")
                .positional()
                .does(execution -> new Value.Str(convert.apply(Texts.of(execution.need("input")))));
    }
}
