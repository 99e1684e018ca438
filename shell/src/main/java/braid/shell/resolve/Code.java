package braid.shell.resolve;

import java.util.List;

/// Resolved statements.
public record Code(List<Call> calls) {
    public Code {
        calls = List.copyOf(calls);
    }
}
