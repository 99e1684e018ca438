package braid.dataplane.dns;

import braid.dataplane.dns.Exchange.Attempt;
import braid.dataplane.dns.ServerPort.Transport;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.dns.DnsSettings;
import braid.dataplane.status.DnsStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/// Answers questions from what the router knows, from what it keeps, or by asking servers: one question to servers for
/// all who ask the same at the same time.
///
/// The first server is asked first. The next one is asked too when the one before has failed, or has not answered in
/// the time that it usually takes; the first answer counts. An answer must come from the address and port that was
/// asked, to the port that asked ([ServerPort] sees to that), with the number and the question, letter by letter.
///
/// A pure state machine, owned by one thread.
public final class Forwarder {
    /// Hosts that may wait for one answer, or for all: more are told that there is none.
    public static final int MOST_ASKERS = 1 << 14;

    // Chosen by us.
    private static final int MOST_ALIASES = 8;
    private static final int MOST_WRONG_ANSWERS = 20;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// An answer is refreshed when it is asked for in the last tenth of its life, if that was not too short.
    private static final int REFRESHED_PART = 10;

    private static final long LEAST_REFRESHED_SECONDS = 10;

    private final ServerPort port;
    private final RandomGenerator random;
    private final AnswerCache cache = new AnswerCache(DnsSettings.NONE.cacheBytes());
    private final ServerBook book = new ServerBook();
    private final Map<Exchange.Key, Exchange> exchanges = new LinkedHashMap<>();
    private final Map<Integer, Exchange> byAttempt = new HashMap<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.naturalOrder());
    private final Map<DnsCounter, Long> counters = new EnumMap<>(DnsCounter.class);
    private DnsSettings settings = DnsSettings.NONE;
    private List<IpAddress> fromSessions = List.of();
    private List<ServerAddress> servers = List.of();
    private StaticNames names = StaticNames.NONE;
    private int attempts;
    private int waiting;

    /// When to look at an exchange; one whose time has changed has another entry.
    private record Timer(long deadlineNanos, Exchange exchange) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            return Long.signum(deadlineNanos - other.deadlineNanos);
        }
    }

    public Forwarder(ServerPort port, RandomGenerator random) {
        this.port = port;
        this.random = random;
    }

    /// What was kept is forgotten when somebody else is to be asked, or something else is known.
    ///
    /// @param sessionServers servers that sessions brought
    public void configure(DnsSettings wanted, List<IpAddress> sessionServers) {
        if (!wanted.names().equals(settings.names())) {
            names = new StaticNames(wanted.names());
            cache.clear();
        }
        settings = wanted;
        fromSessions = List.copyOf(sessionServers);
        List<ServerAddress> now = ServerAddress.of(Stream.concat(wanted.servers().stream(), fromSessions.stream())
                .distinct()
                .toList());
        if (!now.equals(servers)) {
            servers = now;
            cache.clear();
        }
        cache.resize(wanted.cacheBytes());
    }

    /// Why entries of the configuration are not used, by their keys.
    public Map<String, String> problems() {
        return names.problems();
    }

    /// Whether there is anything to answer from.
    public boolean inUse() {
        return !servers.isEmpty() || !names.isEmpty();
    }

    public void count(DnsCounter what) {
        counters.merge(what, 1L, Long::sum);
    }

    public long counted(DnsCounter what) {
        return counters.getOrDefault(what, 0L);
    }

    /// A question of a client, or of the router itself.
    public void ask(Question question, Asker asker, long nowNanos) {
        count(DnsCounter.QUESTIONS);
        ask(question, asker, MOST_ALIASES, nowNanos);
    }

    private void ask(Question question, Asker asker, int aliases, long nowNanos) {
        Optional<StaticNames.Finding> finding = names.find(question);
        if (finding.isEmpty()) {
            ask(question, servers, asker, nowNanos);
            return;
        }
        switch (finding.get()) {
            case StaticNames.Finding.Known(Answer answer) -> {
                count(DnsCounter.ANSWERED_BY_ITSELF);
                asker.answered(answer, nowNanos);
            }
            case StaticNames.Finding.Alias(var alias, var target) -> {
                if (aliases == 0) {
                    asker.failed(nowNanos);
                } else {
                    ask(
                            new Question(target, question.type()),
                            new AliasAsker(question, alias, asker),
                            aliases - 1,
                            nowNanos);
                }
            }
            case StaticNames.Finding.Forward(List<IpAddress> others) ->
                ask(question, ServerAddress.of(others), asker, nowNanos);
        }
    }

    private void ask(Question question, List<ServerAddress> whom, Asker asker, long nowNanos) {
        Optional<Answer> known = cache.find(question, nowNanos);
        if (known.isEmpty()) {
            askServers(new Exchange.Key(question, whom), true, Optional.of(asker), nowNanos);
            return;
        }
        Answer answer = known.get();
        count(DnsCounter.ANSWERED_FROM_CACHE);
        asker.answered(answer, nowNanos);
        boolean ageing = answer.lifeSeconds() >= LEAST_REFRESHED_SECONDS
                && answer.leftNanos(nowNanos) < answer.lifeSeconds() * NANOS_PER_SECOND / REFRESHED_PART;
        Exchange.Key key = new Exchange.Key(question, whom);
        if (ageing && !exchanges.containsKey(key) && exchanges.size() < settings.maxQueries()) {
            count(DnsCounter.REFRESHED);
            askServers(key, true, Optional.empty(), nowNanos);
        }
    }

    /// A question to one server and nobody else; what is known counts for nothing.
    public void askServer(Question question, ServerAddress server, Asker asker, long nowNanos) {
        count(DnsCounter.QUESTIONS);
        askServers(new Exchange.Key(question, List.of(server)), false, Optional.of(asker), nowNanos);
    }

    private void askServers(Exchange.Key key, boolean kept, Optional<Asker> asker, long nowNanos) {
        Exchange known = exchanges.get(key);
        boolean room = waiting < MOST_ASKERS && (known != null || exchanges.size() < settings.maxQueries());
        if (!room) {
            count(DnsCounter.TOO_MANY_QUERIES);
        }
        if (!room || key.servers().isEmpty()) {
            asker.ifPresent(one -> one.failed(nowNanos));
            return;
        }
        Exchange exchange = known != null
                ? known
                : new Exchange(key, kept, book.best(key.servers(), nowNanos), nowNanos + settings.totalTimeoutNanos());
        asker.ifPresent(one -> {
            exchange.askers().add(one);
            waiting++;
        });
        if (known == null) {
            exchanges.put(key, exchange);
            askNext(exchange, nowNanos);
        }
    }

    /// Asks the next server; without any the exchange is over.
    private void askNext(Exchange exchange, long nowNanos) {
        Optional<ServerAddress> server = exchange.nextServer();
        if (server.isPresent()) {
            send(exchange, server.get(), Transport.UDP, true, nowNanos);
        } else if (exchange.attempts().isEmpty()) {
            fail(exchange, nowNanos);
        }
    }

    private void send(Exchange exchange, ServerAddress server, Transport transport, boolean extended, long nowNanos) {
        ServerQuery query = ServerQuery.of(exchange.question(), extended, random);
        Attempt attempt = new Attempt(
                attempts++, server, transport, query, extended, nowNanos, nowNanos + settings.serverTimeoutNanos(), 0);
        exchange.attempts().add(attempt);
        exchange.patientUntil(nowNanos + book.patienceNanos(server));
        byAttempt.put(attempt.number(), exchange);
        timers.add(new Timer(exchange.deadlineNanos(), exchange));
        count(DnsCounter.SENT_TO_SERVERS);
        port.send(attempt.number(), server, transport, query.message());
    }

    /// Bytes that came from the server of an attempt.
    public void receive(int number, byte[] bytes, long nowNanos) {
        Exchange exchange = byAttempt.get(number);
        if (exchange == null) {
            return;
        }
        Attempt attempt = exchange.attempt(number).orElseThrow();
        if (bytes.length < MessageWalk.HEADER_BYTES) {
            count(DnsCounter.MALFORMED_ANSWER);
            wrong(exchange, attempt, nowNanos);
            return;
        }
        ServerQuery.Match match = attempt.query().match(bytes);
        boolean overTcp = attempt.transport() == Transport.TCP;
        if (match == ServerQuery.Match.OTHER) {
            // Some servers answer what they do not understand by a header alone.
            count(DnsCounter.SPOOFED_ANSWER);
            wrong(exchange, attempt, nowNanos);
        } else if (match == ServerQuery.Match.OTHER_LETTERS && !overTcp) {
            count(DnsCounter.WRONG_LETTERS);
            again(exchange, attempt, Transport.TCP, attempt.extended(), nowNanos);
        } else {
            Optional<Message> message = Messages.read(bytes);
            if (message.isEmpty()) {
                count(DnsCounter.MALFORMED_ANSWER);
                wrong(exchange, attempt, nowNanos);
            } else {
                understand(exchange, attempt, message.get(), nowNanos);
            }
        }
    }

    private void understand(Exchange exchange, Attempt attempt, Message message, long nowNanos) {
        boolean truncated = message.getHeader().getFlag(Flags.TC);
        int rcode = message.getRcode();
        boolean plainer = rcode == Rcode.FORMERR || rcode == Rcode.NOTIMP || rcode == Rcode.BADVERS;
        if (truncated && attempt.transport() == Transport.UDP) {
            count(DnsCounter.TRUNCATED_ANSWER);
            again(exchange, attempt, Transport.TCP, attempt.extended(), nowNanos);
        } else if (Answers.tells(rcode)) {
            book.answered(attempt.server(), nowNanos - attempt.sentNanos());
            succeed(exchange, message, nowNanos);
        } else if (plainer && attempt.extended()) {
            again(exchange, attempt, attempt.transport(), false, nowNanos);
        } else {
            refused(exchange, attempt, nowNanos);
        }
    }

    /// The same server in another way.
    private void again(Exchange exchange, Attempt attempt, Transport transport, boolean extended, long nowNanos) {
        end(exchange, attempt);
        send(exchange, attempt.server(), transport, extended, nowNanos);
    }

    /// Others may answer in a server's name as often as they like: then it is asked by TCP.
    private void wrong(Exchange exchange, Attempt attempt, long nowNanos) {
        if (attempt.transport() == Transport.TCP) {
            refused(exchange, attempt, nowNanos);
        } else if (attempt.wrong() + 1 >= MOST_WRONG_ANSWERS) {
            again(exchange, attempt, Transport.TCP, attempt.extended(), nowNanos);
        } else {
            exchange.replace(attempt, attempt.oneMoreWrong());
        }
    }

    /// The server of an attempt cannot be reached, or has closed the connection.
    public void unreachable(int number, long nowNanos) {
        Exchange exchange = byAttempt.get(number);
        if (exchange != null) {
            refused(exchange, exchange.attempt(number).orElseThrow(), nowNanos);
        }
    }

    private void refused(Exchange exchange, Attempt attempt, long nowNanos) {
        count(DnsCounter.SERVER_FAILURE);
        book.failed(attempt.server(), nowNanos);
        exchange.exclude(attempt.server());
        end(exchange, attempt);
        if (exchange.attempts().isEmpty() || exchange.hasFreshServer()) {
            askNext(exchange, nowNanos);
        }
    }

    private void succeed(Exchange exchange, Message message, long nowNanos) {
        Answer answer = Answers.ofServer(exchange.question(), message, settings.maxTtlSeconds(), nowNanos);
        if (exchange.kept()) {
            cache.keep(exchange.question(), answer);
        }
        close(exchange).forEach(asker -> asker.answered(answer, nowNanos));
    }

    private void fail(Exchange exchange, long nowNanos) {
        count(DnsCounter.UNANSWERED);
        close(exchange).forEach(asker -> asker.failed(nowNanos));
    }

    private List<Asker> close(Exchange exchange) {
        List.copyOf(exchange.attempts()).forEach(attempt -> end(exchange, attempt));
        exchanges.remove(exchange.key());
        List<Asker> askers = List.copyOf(exchange.askers());
        exchange.askers().clear();
        waiting -= askers.size();
        return askers;
    }

    private void end(Exchange exchange, Attempt attempt) {
        exchange.attempts().remove(attempt);
        byAttempt.remove(attempt.number());
        port.end(attempt.number());
    }

    /// Does what is due.
    public void advance(long nowNanos) {
        while (!timers.isEmpty() && timers.peek().deadlineNanos() - nowNanos <= 0) {
            Exchange exchange = timers.poll().exchange();
            if (exchanges.get(exchange.key()) == exchange) {
                lookAt(exchange, nowNanos);
            }
        }
    }

    private void lookAt(Exchange exchange, long nowNanos) {
        if (exchange.totalDeadlineNanos() - nowNanos <= 0) {
            exchange.attempts().forEach(attempt -> late(attempt, nowNanos));
            fail(exchange, nowNanos);
            return;
        }
        List<Attempt> late = exchange.attempts().stream()
                .filter(attempt -> attempt.deadlineNanos() - nowNanos <= 0)
                .toList();
        late.forEach(attempt -> {
            late(attempt, nowNanos);
            end(exchange, attempt);
        });
        if (exchange.attempts().isEmpty() || exchange.impatient(nowNanos)) {
            askNext(exchange, nowNanos);
        } else {
            timers.add(new Timer(exchange.deadlineNanos(), exchange));
        }
    }

    private void late(Attempt attempt, long nowNanos) {
        count(DnsCounter.SERVER_TIMEOUT);
        book.failed(attempt.server(), nowNanos);
    }

    /// Empty while nothing is under way.
    public OptionalLong nextDeadlineNanos() {
        return timers.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(timers.peek().deadlineNanos());
    }

    /// What is kept is forgotten; what is under way goes on.
    public void flush() {
        cache.clear();
    }

    public DnsStatus status(long nowNanos) {
        cache.forgetOld(nowNanos);
        List<DnsStatus.KnownRecord> records = new ArrayList<>(KnownRecords.permanent(names));
        cache.forEach((question, answer) -> records.addAll(KnownRecords.of(question, answer, nowNanos)));
        Map<String, Long> counted = new TreeMap<>();
        counters.forEach((counter, number) -> counted.put(counter.name(), number));
        return new DnsStatus(records, cache.usedBytes(), counted);
    }
}
