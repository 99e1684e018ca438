package braid.shell.command;

import braid.shell.menu.SafeModeMenu;
import braid.shell.schema.GivenText;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.script.SafeMode;
import braid.shell.value.Value;

/// The commands of `/safe-mode`. Where RouterOS's words are not known, they are those of its Ctrl-X.
public enum SafeModeCommand implements CommandBody {
    TAKE {
        @Override
        void run(SafeMode mode, SafeMode.Owner session, String whenTaken, Context context) {
            if (mode.isOwnedBy(session)) {
                throw new CommandFailure("failure: safe mode is taken by this session already");
            }
            if (mode.take(session) || takenOver(mode, session, whenTaken, context)) {
                context.out().line("[Safe Mode taken]");
            }
        }
    },
    RELEASE {
        @Override
        void run(SafeMode mode, SafeMode.Owner session, String whenTaken, Context context) {
            checkOwned(mode, session);
            mode.release(session);
            context.out().line("[Safe Mode released]");
        }
    },
    UNROLL {
        @Override
        void run(SafeMode mode, SafeMode.Owner session, String whenTaken, Context context) {
            checkOwned(mode, session);
            mode.unroll(session);
            context.out().line("[Safe Mode unrolled]");
        }
    },
    TOGGLE {
        @Override
        void run(SafeMode mode, SafeMode.Owner session, String whenTaken, Context context) {
            (mode.isOwnedBy(session) ? RELEASE : TAKE).run(mode, session, whenTaken, context);
        }
    };

    private static final String ASK = "ask";

    /// @param whenTaken a word of [SafeModeMenu#ON_ERROR]
    abstract void run(SafeMode mode, SafeMode.Owner session, String whenTaken, Context context);

    @Override
    public Value run(Invocation call, Context context) {
        Value given = call.values().get(SafeModeMenu.ON_ERROR);
        run(context, given == null ? ASK : GivenText.of(given));
        return new Value.Nothing();
    }

    /// The same where it is a key: the session is asked what to do when another has safe mode.
    public void run(Context context) {
        run(context, ASK);
    }

    /// An import is kept or taken back by itself.
    private void run(Context context, String whenTaken) {
        if (!context.service(Workspace.class).immediate()) {
            throw new CommandFailure("failure: cannot change safe mode during an import");
        }
        run(context.service(SafeMode.class), context.service(SafeMode.Owner.class), whenTaken, context);
    }

    private static boolean takenOver(SafeMode mode, SafeMode.Owner session, String whenTaken, Context context) {
        return switch (whenTaken.equals(ASK) ? answer(context) : whenTaken) {
            case "release" -> {
                mode.takeOver(session, true);
                yield true;
            }
            case "unroll" -> {
                mode.takeOver(session, false);
                yield true;
            }
            default -> throw new CommandFailure("failure: safe mode is taken by another session");
        };
    }

    private static String answer(Context context) {
        if (!context.interactive()) {
            return "abort";
        }
        context.out().raw("Safe Mode is taken by current user in another session. Unroll, release or abort [u/r]? ");
        int key = context.readKey(Long.MAX_VALUE);
        context.checkInterrupted();
        context.out().line(key == 'u' || key == 'r' ? Character.toString(key) : "");
        return switch (key) {
            case 'u' -> "unroll";
            case 'r' -> "release";
            default -> "abort";
        };
    }

    private static void checkOwned(SafeMode mode, SafeMode.Owner session) {
        if (!mode.isOwnedBy(session)) {
            throw new CommandFailure("failure: safe mode is not taken by this session");
        }
    }
}
