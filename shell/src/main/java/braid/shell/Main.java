package braid.shell;

import braid.shell.client.OutputLost;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;

/// The program. Only what a command needs is loaded: a console must not wait for the router's classes.
public final class Main {
    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) {
        var line = new CommandLine(new Arguments(System::nanoTime, pause -> LockSupport.parkNanos(pause.toNanos())));
        line.setExecutionExceptionHandler((failure, _, _) -> {
            if (failure instanceof OutputLost lost) {
                lost.sentence().ifPresent(System.err::println);
                return lost.status();
            }
            System.err.println(
                    failure instanceof Refusal || failure.getMessage() != null
                            ? failure.getMessage()
                            : "braid: " + failure);
            return FAILED;
        });
        System.exit(line.execute(arguments));
    }
}
