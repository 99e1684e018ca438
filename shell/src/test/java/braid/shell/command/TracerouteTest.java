package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.IpAddress;
import braid.dataplane.tool.PingOptions;
import braid.dataplane.tool.PingResult;
import braid.dataplane.tool.PingSummary;
import braid.dataplane.tool.Pinger;
import braid.shell.script.CommandFailure;
import braid.shell.script.Failed;
import braid.shell.script.Host;
import braid.shell.testing.PlainContext;
import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A traceroute over two routers to 10.0.0.3, on a clock that goes on when somebody waits.
@Timeout(30)
class TracerouteTest {
    private static final long MILLI = 1_000_000;
    private static final String HINT = "-- [Q quit";
    private static final String ERASE_HINT = "\r\u001b[J";

    @TempDir
    private Path directory;

    private TestConsole console;
    private Person person;

    @BeforeEach
    void open() {
        console = TestConsole.on(directory, List.of());
        person = new Person(console);
    }

    @AfterEach
    void close() {
        console.close();
    }

    /// Whoever types it, and the way that the echoes go.
    private static final class Person extends PlainContext implements Pinger, Host {
        private final TestConsole console;
        private final List<Integer> asked = new ArrayList<>();
        private boolean sits;
        private boolean hasRoute = true;
        private boolean interrupted;
        private long tookNanos = MILLI;
        private long nowNanos;
        private IntPredicate leavesAfter = _ -> false;

        Person(TestConsole console) {
            super(console.interpreter().root());
            this.console = console;
        }

        /// What was printed, and how it ended.
        List<String> type(String text) {
            Optional<Failed> failed = console.interpreter().run(text, this);
            failed.ifPresent(error -> lines.add(error.text()));
            return List.copyOf(lines);
        }

        @Override
        public boolean interactive() {
            return sits;
        }

        @Override
        public int awaitKey(String own, long nanos) {
            if (leavesAfter.test(asked.size())) {
                return 'q';
            }
            nowNanos += nanos;
            return -1;
        }

        @Override
        public void checkInterrupted() {
            if (interrupted) {
                throw new CommandFailure.Interrupted();
            }
        }

        @Override
        public PingSummary ping(PingOptions options, Consumer<PingResult> each, BooleanSupplier stopped) {
            int ttl = options.ttl().getAsInt();
            asked.add(ttl);
            nowNanos += tookNanos;
            if (!stopped.getAsBoolean()) {
                each.accept(result(options.target(), ttl));
            }
            return new PingSummary(1, 1, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
        }

        private PingResult result(IpAddress.V4 target, int ttl) {
            if (!hasRoute) {
                return new PingResult.NotSent(0, target, "no route to host");
            }
            return ttl < 3
                    ? new PingResult.Refused(
                            0, new IpAddress.V4(0x0a00_0000 + ttl), 56, 64, PingResult.TTL_EXCEEDED, tookNanos)
                    : new PingResult.Reply(0, target, 56, 64, tookNanos);
        }

        @Override
        public <T> T service(Class<T> type) {
            return type.isInstance(this) ? type.cast(this) : console.service(type);
        }

        @Override
        public Instant now() {
            return TestConsole.NOON;
        }

        @Override
        public long nanoTime() {
            return nowNanos;
        }

        @Override
        public RandomGenerator random() {
            throw new IllegalStateException("nothing here is left to chance");
        }

        @Override
        public String resolve(String name, Family family, Optional<Server> server) {
            throw new CommandFailure("failure: dns name does not exist");
        }
    }

    @Test
    void eachRouterOnTheWayHasItsRow() {
        assertThat(person.type("/tool traceroute 10.0.0.3 count=2"))
                .endsWith(
                        Hop.HEADER,
                        " 1 10.0.0.1                           0%    2     1ms       1       1       1       0",
                        " 2 10.0.0.2                           0%    2     1ms       1       1       1       0",
                        " 3 10.0.0.3                           0%    2     1ms       1       1       1       0");
        assertThat(person.asked).containsExactly(1, 2, 3, 1, 2, 3);
    }

    @Test
    void whatThisMachineRefusesToSendIsNoAnswerOfTheHost() {
        person.hasRoute = false;
        assertThat(person.type("/tool traceroute 10.0.0.3"))
                .containsExactly(
                        Hop.HEADER,
                        " 1                                  100%    1" + " ".repeat(41) + "no route to host");
        assertThat(person.asked).containsExactly(1);
    }

    @Test
    void aDurationIsTimeAndNotANumberOfRounds() {
        person.tookNanos = 700 * MILLI;
        person.type("/tool traceroute 10.0.0.3 duration=10s");
        assertThat(person.nowNanos).isBetween(10_000 * MILLI, 10_700 * MILLI);
        assertThat(person.asked).containsExactly(1, 2, 3, 1, 2, 3, 1, 2, 3, 1);
    }

    @Test
    void aPersonLeavesInTheMiddleOfARound() {
        person.sits = true;
        person.leavesAfter = asked -> asked == 2;
        assertThat(person.type("/tool traceroute 10.0.0.3").getLast()).isEqualTo(ERASE_HINT);
        assertThat(person.asked).containsExactly(1, 2);
    }

    @Test
    void theHintGoesHoweverItEnds() {
        person.sits = true;
        person.leavesAfter = asked -> {
            person.interrupted = asked == 2;
            return false;
        };
        List<String> shown = person.type("/tool traceroute 10.0.0.3");
        assertThat(shown).anyMatch(text -> text.contains(HINT)).endsWith(ERASE_HINT, "interrupted");
    }
}
