package braid.shell;

import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;

/// The program. Only what a command needs is loaded: a console must not wait for the router's classes.
public final class Main {
    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) {
        var line = new CommandLine(new Arguments(System::nanoTime, pause -> LockSupport.parkNanos(pause.toNanos())));
        line.setExecutionExceptionHandler((failure, _, _) -> {
            System.err.println(
                    failure instanceof Refusal || failure.getMessage() != null
                            ? failure.getMessage()
                            : "braid: " + failure);
            return FAILED;
        });
        System.exit(line.execute(arguments));
    }
}
