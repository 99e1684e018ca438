package braid.shell.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The program under test as a user has it: launcher, examples and classes, without a build.
///
/// @param launcher `shell/bin/braid`
/// @param environment what makes the launcher run the classes under test
public record Installation(Path launcher, Map<String, String> environment) {
    public Installation {
        environment = Map.copyOf(environment);
    }

    /// Where the build has it; its libraries may be in a folder that only one user can read.
    public static Installation here() {
        return new Installation(Path.of("bin/braid").toAbsolutePath(), environment(classPath()));
    }

    /// A copy that everybody can read.
    ///
    /// @param folder empty, and every user's to enter
    public static Installation copyTo(Path folder) throws IOException, InterruptedException {
        var entries = new ArrayList<String>();
        for (String entry : classPath().split(File.pathSeparator, -1)) {
            Path copy = folder.resolve("lib" + entries.size())
                    .resolve(Path.of(entry).getFileName());
            copy(Path.of(entry), copy);
            entries.add(copy.toString());
        }
        Path launcher = folder.resolve("shell/bin/braid");
        copy(Path.of("bin/braid"), launcher);
        copy(Path.of("../examples"), folder.resolve("examples"));
        HostProcess.run("chmod", "-R", "a+rX", folder.toString()).orFail("rights of the copy");
        return new Installation(launcher, environment(String.join(File.pathSeparator, entries)));
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        Files.createDirectories(to.getParent());
        HostProcess.run("cp", "-r", from.toString(), to.toString()).orFail("copy of " + from);
    }

    /// Without what only tests need, where that can be told.
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> wanted = Stream.of(all.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty() && Files.exists(Path.of(entry)))
                .filter(entry -> !entry.contains("test-classes"))
                .toList();
        return String.join(File.pathSeparator, wanted);
    }

    private static Map<String, String> environment(String classPath) {
        return Map.of("JAVA_HOME", System.getProperty("java.home"), "BRAID_CLASSPATH", classPath);
    }
}
