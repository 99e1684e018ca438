package braid.shell.command;

import braid.shell.config.StateFailure;
import braid.shell.schema.Argument;
import braid.shell.schema.Command;
import braid.shell.schema.GivenText;
import braid.shell.schema.Sentences;
import braid.shell.schema.Types;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `/password`: another password for whoever types it. What is not given is asked for, without being shown. (The
/// sentences of its failures are unverified.)
public final class PasswordCommand implements CommandBody {
    private static final String OLD = "old-password";
    private static final String NEW = "new-password";
    private static final String AGAIN = "confirm-new-password";

    private static final String INCORRECT = "failure: incorrect old password";

    /// What is asked for, in this order.
    private static final Map<String, String> QUESTIONS = questions();

    public static final Command COMMAND = new Command(
            "password",
            "Change the password",
            List.of(
                    secret(AGAIN, "The new password once more"),
                    secret(NEW, "The new password; an empty one is none"),
                    secret(OLD, "The password so far")),
            List.of());

    /// Arguments that no history keeps.
    public static final Set<String> SECRETS = Set.of(OLD, NEW, AGAIN);

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put(OLD, "old password: ");
        questions.put(NEW, "new password: ");
        questions.put(AGAIN, "retype new password: ");
        return questions;
    }

    private static Argument secret(String name, String help) {
        return Argument.of(name, new Argument.Kind.Typed(Types.TEXT), help);
    }

    @Override
    public Value run(Invocation call, Context context) {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> missing = QUESTIONS.keySet().stream()
                .filter(name -> !call.values().containsKey(name))
                .sorted()
                .toList();
        if (!missing.isEmpty() && !context.interactive()) {
            throw new CommandFailure(Sentences.missing(missing));
        }
        QUESTIONS.forEach((name, question) -> {
            Value value = call.values().get(name);
            given.put(name, value == null ? Asked.line(question, "", false, context) : GivenText.of(value));
        });
        Workspace workspace = context.service(Workspace.class);
        String user = context.user();
        Optional<String> before = workspace.passwords().of(user);
        if (!Passwords.isRight(before, given.get(OLD))) {
            throw new CommandFailure(INCORRECT);
        }
        if (!given.get(NEW).equals(given.get(AGAIN))) {
            throw new CommandFailure("failure: new passwords do not match");
        }
        try {
            if (!workspace.passwords().replace(user, before, Passwords.kept(given.get(NEW)))) {
                throw new CommandFailure(INCORRECT);
            }
        } catch (StateFailure unwritten) {
            throw new CommandFailure("failure: " + unwritten.getMessage());
        }
        workspace.log(List.of("system", "info"), "user " + user + " changed by " + user);
        return new Value.Nothing();
    }
}
