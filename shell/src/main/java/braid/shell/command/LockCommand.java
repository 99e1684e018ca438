package braid.shell.command;

import braid.shell.config.PasswordFile;
import braid.shell.schema.Argument;
import braid.shell.schema.Command;
import braid.shell.schema.Sentences;
import braid.shell.schema.Types;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.script.Pause;
import braid.shell.script.SessionControl;
import braid.shell.value.Value;
import java.util.List;
import java.util.OptionalLong;

/// `/lock`: the console asks for the user's password before it does anything else. (What RouterOS asks, and that
/// `delay=` is how long it waits before, is unverified.)
public final class LockCommand implements CommandBody {
    private static final String DELAY = "delay";

    public static final Command COMMAND = new Command(
            "lock",
            "Ask for the password before anything else is done here",
            List.of(Argument.of(DELAY, new Argument.Kind.Typed(Types.TIME), "Time to wait before")),
            List.of(DELAY));

    @Override
    public Value run(Invocation call, Context context) {
        if (!context.interactive()) {
            throw new CommandFailure(Sentences.NEEDS_A_PERSON);
        }
        PasswordFile passwords = context.service(Workspace.class).passwords();
        String user = context.user();
        if (passwords.of(user).isEmpty()) {
            throw new CommandFailure("failure: no password is set, and nothing could open the console again");
        }
        OptionalLong delay = Repetition.nanos(call, DELAY);
        if (delay.isPresent()) {
            context.service(Pause.class).pause(delay.getAsLong());
        }
        context.service(SessionControl.class).lock(line -> Passwords.isRight(passwords.of(user), line));
        return new Value.Nothing();
    }
}
