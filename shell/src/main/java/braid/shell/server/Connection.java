package braid.shell.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// One accepted console: greets, lets the handler serve, sends the exit status. Runs on the console's own thread.
final class Connection implements Door, Runnable {
    private static final System.Logger LOG = System.getLogger(Connection.class.getName());
    private static final int BROKEN = 2;

    private final FrameChannel channel;
    private final Handler handler;
    private final Thread.Builder listening;
    private final AtomicReference<Listener> listener = new AtomicReference<>();
    private final CountDownLatch over = new CountDownLatch(1);

    /// @param listening makes the thread that hears what arrives
    Connection(FrameChannel channel, Handler handler, Thread.Builder listening) {
        this.channel = channel;
        this.handler = handler;
        this.listening = listening;
    }

    @Override
    public void run() {
        try (channel) {
            channel.write(new Frame.Exit(greetAndServe()));
        } catch (IOException _) {
            // The program on the terminal is gone; nobody is left to be told.
        } finally {
            over.countDown();
        }
    }

    /// Asks the console to take its leave.
    void stop() {
        var hears = listener.get();
        if (hears != null) {
            hears.stopping();
        }
    }

    /// Waits until the console has left, `nanos` at most, and closes it.
    void awaitAndClose(long nanos) {
        try (channel) {
            if (!over.await(nanos, TimeUnit.NANOSECONDS)) {
                over.countDown();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException _) {
            // It is closed as far as we are concerned.
        }
    }

    private int greetAndServe() throws IOException {
        Optional<Frame> first;
        try {
            first = channel.read();
        } catch (FrameCodec.BadFrame e) {
            return refuse(e.getMessage());
        }
        if (first.isPresent() && first.get() instanceof Frame.Hello hello) {
            return serve(hello);
        }
        return refuse("a console begins with a hello");
    }

    /// A defect of ours ends this console and no other; the person is told, the log gets the rest.
    private int serve(Frame.Hello hello) {
        try {
            return handler.serve(hello, this);
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.ERROR, "console ended by a defect", defect);
            return refuse("failure: a defect of Braid ended this console; the router's log has the rest\r");
        }
    }

    private int refuse(String sentence) {
        error((sentence + "\n").getBytes(StandardCharsets.UTF_8));
        return BROKEN;
    }

    @Override
    public void output(byte[] bytes) {
        send(new Frame.Data(bytes));
    }

    @Override
    public void error(byte[] bytes) {
        send(new Frame.ErrorData(bytes));
    }

    private void send(Frame frame) {
        try {
            channel.write(frame);
        } catch (IOException _) {
            // The listener hears of it; the session ends at its next statement.
        }
    }

    @Override
    public void listen(Listener hears) {
        listener.set(hears);
        listening.start(() -> {
            try {
                while (hear(channel.read(), hears)) {}
            } catch (IOException _) {
                // A torn connection ends as a closed one.
            }
            hears.gone();
        });
    }

    private static boolean hear(Optional<Frame> frame, Listener listener) {
        if (frame.isEmpty()) {
            return false;
        }
        switch (frame.get()) {
            case Frame.Data(byte[] bytes) -> listener.data(bytes);
            case Frame.InputEnd() -> listener.inputEnded();
            case Frame.Resize(int columns, int rows) -> listener.resized(columns, rows);
            case Frame.Hello _, Frame.ErrorData _, Frame.Exit _ -> {
                return false;
            }
        }
        return true;
    }
}
