package braid.shell.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Decides for [NeedsHost], and prints the reason: a report of skipped tests does not show it by itself.
final class HostCondition implements ExecutionCondition {
    private static final List<Path> SYSTEM = List.of(Path.of("/usr/sbin"), Path.of("/sbin"));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<NeedsHost> needs =
                context.getTestClass().flatMap(type -> AnnotationSupport.findAnnotation(type, NeedsHost.class));
        Optional<String> reason = needs.flatMap(host -> missing(host.programs()));
        if (reason.isEmpty()) {
            return ConditionEvaluationResult.enabled("the machine has what the test needs");
        }
        if (context.getTestMethod().isEmpty()) {
            System.out.println(context.getDisplayName() + " skipped: " + reason.get());
        }
        return ConditionEvaluationResult.disabled(reason.get());
    }

    private static Optional<String> missing(String... programs) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("needs root");
        }
        String absent = Arrays.stream(programs)
                .filter(program -> folders().noneMatch(folder -> Files.isExecutable(folder.resolve(program))))
                .collect(Collectors.joining(", "));
        return absent.isEmpty() ? Optional.empty() : Optional.of("no " + absent + " on this machine");
    }

    private static Stream<Path> folders() {
        Stream<Path> path = Optional.ofNullable(System.getenv("PATH")).stream()
                .flatMap(text -> Arrays.stream(text.split(":", -1)))
                .map(Path::of);
        return Stream.concat(path, SYSTEM.stream());
    }
}
