package braid.shell.server;

/// One console's way out to the program on its terminal. Writing to a program that is gone does nothing.
public interface Door {
    void output(byte[] bytes);

    void error(byte[] bytes);

    /// From now on `listener` hears what arrives, on a thread of the door's own; what came before is not lost.
    void listen(Listener listener);

    /// What the program on the terminal sends.
    interface Listener {
        void data(byte[] bytes);

        void inputEnded();

        void resized(int columns, int rows);

        /// The program is gone: nothing more will come, and nobody reads.
        void gone();

        /// The router is about to stop; the console shall take its leave.
        void stopping();
    }

    /// What a console does from its first frame to its exit status.
    interface Handler {
        /// @return the exit status of the program on the terminal
        int serve(Frame.Hello hello, Door door);
    }
}
