package braid.shell.command;

import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Directive;
import braid.shell.script.Execution;
import braid.shell.script.Host;
import braid.shell.value.Bounds;
import braid.shell.value.Literals;
import braid.shell.value.Texts;
import braid.shell.value.Times;
import braid.shell.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// `:timestamp`, `:rndnum`, `:rndstr`, `:resolve`: what only the machine knows.
final class MachineDirectives {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final List<String> FAMILIES = List.of("any", "any6", "ipv4", "ipv6");
    private static final int DNS_PORT = 53;

    private MachineDirectives() {}

    static List<Directive> all() {
        return List.of(
                Declaration.of("timestamp", "gives the time since 1970")
                        .toggle("use-tz", "in the local time zone")
                        .does(MachineDirectives::timestamp),
                Declaration.of("rndnum", "gives a random number")
                        .value("from", "the smallest")
                        .positional()
                        .value("to", "the largest")
                        .positional()
                        .does(MachineDirectives::number),
                Declaration.of("rndstr", "gives a random text")
                        .value("from", "letters to take")
                        .positional()
                        .value("length", "how many")
                        .positional()
                        .does(MachineDirectives::text),
                Declaration.of("resolve", "gives the address of a name")
                        .plain("domain-name", "the name")
                        .positional()
                        .plain("server", "whom to ask")
                        .plain("server-port", "port of the server")
                        .words("type", FAMILIES, "which addresses are wanted")
                        .does(MachineDirectives::resolve));
    }

    private static Value timestamp(Execution execution) {
        Instant now = execution.context().service(Host.class).now();
        long offset = 0;
        if (Choice.on(execution, "use-tz")) {
            offset = execution
                    .context()
                    .service(Workspace.class)
                    .view()
                    .zone()
                    .getRules()
                    .getOffset(now)
                    .getTotalSeconds();
        }
        return new Value.Time((now.getEpochSecond() + offset) * Times.SECOND + now.getNano());
    }

    private static Value number(Execution execution) {
        long from = whole(execution, "from", 0);
        long to = whole(execution, "to", from);
        if (to < from) {
            throw new CommandFailure(Sentences.invalid("to"));
        }
        RandomGenerator random = execution.context().service(Host.class).random();
        if (to < Long.MAX_VALUE) {
            return new Value.Num(random.nextLong(from, to + 1));
        }
        return new Value.Num(from > Long.MIN_VALUE ? random.nextLong(from - 1, to) + 1 : random.nextLong());
    }

    private static Value text(Execution execution) {
        String letters = execution.value("from").map(Texts::of).orElse(LETTERS);
        long length = whole(execution, "length", 16);
        if (letters.isEmpty() || length < 0) {
            throw new CommandFailure(Sentences.invalid(letters.isEmpty() ? "from" : "length"));
        }
        Bounds.checkText(length);
        RandomGenerator random = execution.context().service(Host.class).random();
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return new Value.Str(text.toString());
    }

    private static long whole(Execution execution, String argument, long byDefault) {
        return execution
                .value(argument)
                .map(given -> {
                    if (Conversions.toNumber(given) instanceof Value.Num(long number)) {
                        return number;
                    }
                    throw new CommandFailure(Sentences.invalid(argument));
                })
                .orElse(byDefault);
    }

    /// Before the network is asked, what was configured so far is in force.
    private static Value resolve(Execution execution) {
        String name = Texts.of(execution.need("domain-name"));
        Host.Family family = switch (Choice.word(execution, "type", FAMILIES).orElse("any")) {
            case "any6" -> Host.Family.ANY6;
            case "ipv4" -> Host.Family.IPV4;
            case "ipv6" -> Host.Family.IPV6;
            default -> Host.Family.ANY;
        };
        int port = (int) Choice.number(execution, "server-port", DNS_PORT, 1, 65535);
        Optional<Host.Server> server =
                execution.value("server").map(address -> new Host.Server(Texts.of(address), port));
        execution.context().service(Workspace.class).settle();
        String address = execution.context().service(Host.class).resolve(name, family, server);
        execution.context().checkInterrupted();
        return Literals.of(address);
    }
}
