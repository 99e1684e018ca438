package braid.shell.command;

import braid.shell.schema.GivenText;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import java.util.List;

/// Where `file=` sends what is printed: into the router's folder, as text; behind what is there with `append`. One
/// thread.
final class PrintedFile {
    /// A file is as wide as a terminal that nobody measured.
    static final int COLUMNS = 80;

    private final Invocation call;
    private final Context context;
    private boolean begun;

    PrintedFile(Invocation call, Context context) {
        this.call = call;
        this.context = context;
    }

    boolean isWanted() {
        return call.values().containsKey("file");
    }

    /// Puts lines behind those of an earlier call.
    ///
    /// @return what is left to be shown: nothing
    List<String> collect(List<String> lines) {
        write(lines);
        return List.of();
    }

    /// RouterOS adds the extension.
    void write(List<String> lines) {
        String given = GivenText.of(call.values().get("file"));
        String name = given.endsWith(".txt") ? given : given + ".txt";
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        context.service(Workspace.class)
                .files()
                .apply(
                        begun || Site.given(call, "append")
                                ? new FileChange.Append(name, text)
                                : new FileChange.Write(name, text));
        begun = true;
    }
}
