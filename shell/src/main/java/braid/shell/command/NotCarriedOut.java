package braid.shell.command;

import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.value.Value;

/// A command that RouterOS has and Braid has not.
final class NotCarriedOut implements CommandBody {
    /// @throws CommandFailure always
    @Override
    public Value run(Invocation call, Context context) {
        String menu = call.menu().path().equals("/") ? "" : call.menu().path();
        throw new CommandFailure("failure: Braid does not carry out " + menu + "/"
                + call.command().name());
    }
}
