package braid.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BatchTest {
    private final StringBuilder output = new StringBuilder();
    private final StringBuilder error = new StringBuilder();
    private final Session session = new Session(
            "admin",
            WordLanguage.ROOT,
            new NoServices(),
            new PlainScreen(output::append, error::append, 80, false, false));

    private static final class NoServices implements Services {
        @Override
        public <T> T find(Class<T> type) {
            throw new IllegalArgumentException("no " + type);
        }
    }

    private int pipe(String text) {
        var input = new InputBytes();
        input.end(text.getBytes(StandardCharsets.UTF_8));
        return Batch.pipe(input, new WordLanguage(), session);
    }

    @Test
    void aCommandStopsAtItsFirstErrorWhichGoesToStandardError() {
        int status = Batch.command("say one\nfail\nsay two", new WordLanguage(), session);

        assertThat(status).isEqualTo(1);
        assertThat(output).hasToString("one\n");
        assertThat(error).hasToString("failure: asked to\n");
    }

    @Test
    void aPipeGoesOnAfterAnErrorAsTypingDoes() {
        int status = pipe("say one\nnonsense\nsay two\n");

        assertThat(status).isEqualTo(1);
        assertThat(output).hasToString("one\nbad command name nonsense (line 1 column 1)\ntwo\n");
        assertThat(error.toString()).isEmpty();
    }

    @Test
    void aPipeJoinsLinesThatAreUnfinished() {
        assertThat(pipe("{\nsay in a block\n}\nsay after")).isEqualTo(1);
        assertThat(output).hasToString("in a block\nbad command name } (line 3 column 1)\nafter\n");
    }

    @Test
    void aStatementThatNeverEndsEndsThePipe() {
        String part = "x".repeat(Batch.LONGEST_BYTES / 2);
        String tooLong = "failure: a statement is longer than " + Batch.LONGEST_BYTES + " bytes\n";
        assertThat(pipe("say one\n" + part + part + part + "\nsay two\n")).isEqualTo(1);
        assertThat(pipe("{\n" + (part + "\n").repeat(3) + "}\nsay two\n")).isEqualTo(1);
        assertThat(output).hasToString("one\n" + tooLong + tooLong);
    }

    @Test
    void quitEndsAPipe() {
        assertThat(pipe("say one\nquit\nsay two\n")).isZero();
        assertThat(output).hasToString("one\n");
    }

    @Test
    void bytesThatAreNoTextComeOutAsTheyWentIn() {
        var input = new InputBytes();
        input.put(new byte[] {'s', 'a', 'y', ' ', (byte) 0xff, (byte) 0xc3, '\r', 'x', '\n'});
        input.end();

        Batch.pipe(input, new WordLanguage(), session);

        assertThat(output).hasToString("ÿÃ\rx\n");
    }

    @Test
    void anInterruptedSessionRunsNothingUntilItIsReadyAgain() {
        session.interrupt();
        Batch.command("say one", new WordLanguage(), session);
        session.ready();
        Batch.command("say two", new WordLanguage(), session);

        assertThat(error).hasToString("interrupted\n");
        assertThat(output).hasToString("two\n");
    }
}
