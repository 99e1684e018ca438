package braid.shell;

import braid.shell.console.Console;
import braid.shell.server.StateDirectory;

/// Who is put together with whom (placeholder until merged).
final class Assembly implements AutoCloseable {
    static Assembly running(StateDirectory state, Runnable shutdown) {
        throw new Refusal("no router yet");
    }

    static Assembly offline(StateDirectory state) {
        throw new Refusal("no router yet");
    }

    static Assembly reading(StateDirectory state) {
        throw new Refusal("no router yet");
    }

    Console.Setting setting() {
        throw new Refusal("no router yet");
    }

    @Override
    public void close() {}
}
