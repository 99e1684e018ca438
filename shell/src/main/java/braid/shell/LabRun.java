package braid.shell;

import braid.shell.client.Client;
import braid.shell.lab.Lab;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// `braid lab`: gives the lab a folder, and clears it away.
final class LabRun {
    private static final int WRONG_ARGUMENTS = 2;

    private LabRun() {}

    static int run(
            String lines,
            boolean shell,
            String launcher,
            Client client,
            LongSupplier clockNanos,
            Consumer<Duration> pause)
            throws IOException {
        if (System.getenv("BRAID_LAB") == null) {
            throw new Refusal("the lab needs namespaces of its own; start it with shell/bin/braid lab");
        }
        var folder = Files.createTempDirectory("braid-lab");
        try {
            var examples = Path.of(launcher).resolve("../../../examples").normalize();
            var plan = new Lab.Plan(lines, shell, folder, launcher, examples, clockNanos, pause);
            return new Lab(plan, System.out, client).run();
        } catch (IllegalArgumentException e) {
            System.err.println("--line: " + e.getMessage());
            return WRONG_ARGUMENTS;
        } finally {
            delete(folder);
        }
    }

    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
