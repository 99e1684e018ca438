package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.Await;
import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An item that somebody else removes after a command has chosen it and before the command changes it.
@Timeout(60)
class RemovedMeanwhileTest {
    private static final String MENU = "/ip/firewall/filter";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set *1 comment=x|no such item",
                "comment *1 comment=x|no such item",
                "disable *1|no such item",
                "move *1|no such item",
                "unset *1 comment|no such item",
                "reset *1|no such item",
                "remove *1,*2|",
                "move *2 *1|",
            })
    void isNoSuchItem(String command, String answer) throws Exception {
        try (TestConsole console = TestConsole.on(directory, List.of())) {
            console.type(MENU + " add chain=input action=accept; " + MENU + " add chain=input action=drop");
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch chosen = new CountDownLatch(1);
            Thread other = Thread.ofPlatform()
                    .start(() -> console.router().edit("other", "filter rule removed", draft -> {
                        held.countDown();
                        await(chosen);
                        draft.remove(MENU, 1);
                        return true;
                    }));
            held.await();
            List<String> answers = new ArrayList<>();
            Thread typing = Thread.ofPlatform().start(() -> answers.addAll(console.type(MENU + " " + command)));
            Await.until(
                    "command to have chosen",
                    Duration.ofSeconds(30),
                    () -> typing.getState() == Thread.State.WAITING || !typing.isAlive());
            chosen.countDown();
            typing.join();
            other.join();
            assertThat(answers).isEqualTo(answer == null ? List.of() : List.of(answer));
            assertThat(console.type(MENU + " print count-only"))
                    .containsExactly(command.startsWith("remove") ? "0" : "1");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
