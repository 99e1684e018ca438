package braid.shell.testing;

/// What a command that ended left: its exit status, and what it printed on standard output and standard error.
public record CommandResult(int status, String output, String errors) {
    public boolean succeeded() {
        return status == 0;
    }

    /// @return the output, without the line end that closes it
    public String text() {
        return output.stripTrailing();
    }

    /// @throws AssertionError with both outputs if the command failed
    public CommandResult orFail(String what) {
        if (!succeeded()) {
            throw new AssertionError(what + ": exit status " + status + "\n" + output + errors);
        }
        return this;
    }
}
