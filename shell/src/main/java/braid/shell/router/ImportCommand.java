package braid.shell.router;

import braid.shell.command.Asked;
import braid.shell.command.Workspace;
import braid.shell.schema.Argument;
import braid.shell.schema.Argument.Kind;
import braid.shell.schema.Command;
import braid.shell.schema.GivenText;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Interpreter;
import braid.shell.script.Invocation;
import braid.shell.status.FileStatus;
import braid.shell.value.Value;
import java.util.List;

/// `/import`: the commands of a file, all of them or none.
final class ImportCommand implements CommandBody {
    private static final Type LINE = Types.number(1, Integer.MAX_VALUE);

    static final Command COMMAND = new Command(
            "import",
            "Run the commands of a file",
            List.of(
                    Argument.of("file-name", new Kind.Typed(Types.FILE), "Name of the file"),
                    Argument.of("verbose", new Kind.Switch(), "Say each line before it runs"),
                    Argument.of("from-line", new Kind.Typed(LINE), "The first line to run"),
                    Argument.of("dry-run", new Kind.Switch(), "Change nothing, show what would be done"),
                    Argument.of("skip-unknown", new Kind.Switch(), "Keep unknown lines as remarks"),
                    Argument.of("keep-refused", new Kind.Switch(), "Keep firewall rules that cannot be honoured")),
            List.of("file-name"));

    private final FileSource files;

    /// @param files where the bytes of a file come from
    ImportCommand(FileSource files) {
        this.files = files;
    }

    /// The files that can be imported.
    @FunctionalInterface
    interface FileSource {
        /// The bytes of a file.
        ///
        /// @throws CommandFailure if there is no such file
        String read(String name, Router router, Context context);
    }

    @Override
    public Value run(Invocation call, Context context) {
        Value name = Asked.complete(call, "file-name", context).values().get("file-name");
        if (!(context.service(Workspace.class) instanceof Router router)) {
            throw new CommandFailure("failure: an import cannot import");
        }
        String text = files.read(GivenText.of(name), router, context);
        Interpreter interpreter = context.service(Interpreter.class);
        Importer.Options options = new Importer.Options(
                given(call, "dry-run"),
                given(call, "skip-unknown"),
                given(call, "keep-refused"),
                given(call, "verbose"),
                fromLine(call, router));
        context.out().line(new Importer(router, interpreter).run(GivenText.of(name), text, options, context));
        return new Value.Nothing();
    }

    private static boolean given(Invocation call, String name) {
        return new Value.Bool(true).equals(call.values().get(name));
    }

    private static int fromLine(Invocation call, Router router) {
        Value given = call.values().get("from-line");
        if (given == null) {
            return 1;
        }
        return switch (LINE.read(given, router.view().names())) {
            case Type.Reading.Accepted(Value line) -> Integer.parseInt(GivenText.of(line));
            case Type.Reading.Refused refused -> throw new CommandFailure(refused.about("from-line"));
        };
    }

    /// Files of the router's own folder, and no others.
    static String ofFolder(String name, Router router, Context context) {
        String where = "the router's files are in " + router.folder() + "; braid import FILE takes any file";
        if (name.startsWith("/")) {
            throw new CommandFailure("failure: no file " + name + ": " + where);
        }
        if (router.files().find(name).filter(FileStatus::isRegular).isEmpty()) {
            context.out().remark(where);
            throw new CommandFailure("Cannot open import file, file does not exist");
        }
        return router.files().read(name);
    }
}
