package braid.shell.script;

import braid.shell.value.Value;

/// The work of one command. Stateless: everything it needs comes with the call.
public interface CommandBody {
    /// @return what `[command]` yields; [Value.Nothing] for most
    /// @throws CommandFailure the user's mistake or a refusal, in RouterOS's words
    Value run(Invocation call, Context context);
}
