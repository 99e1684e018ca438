package braid.shell.console;

import braid.shell.command.BackgroundTask;
import braid.shell.command.BraidVersion;
import braid.shell.command.SafeModeCommand;
import braid.shell.schema.Menu;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.server.Door;
import braid.shell.server.Frame;
import braid.shell.session.CommandFiles;
import braid.shell.session.Errors;
import braid.shell.session.Language;
import braid.shell.session.Services;
import braid.shell.session.Session;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;

/// A person at a terminal: prompt, line, command, until they leave.
public final class Console {
    /// What each console of a router has in common.
    ///
    /// @param language a new one for each session, which keeps its variables
    /// @param identity the router's name as it is now
    /// @param greeting what stands under the banner, with its line end; empty: nothing
    /// @param history where typed lines are kept
    /// @param farewell what a person is told who leaves, with its line end; empty: nothing
    public record Setting(
            Menu root,
            Services services,
            Supplier<Language> language,
            CommandFiles files,
            Supplier<String> identity,
            Supplier<String> greeting,
            Path history,
            String farewell) {
        /// For a router that outlives its consoles.
        public static final String ROUTER_GOES_ON = "router keeps running; stop it with /system shutdown\n";
    }

    private final String user;
    private final Setting setting;
    private final Language language;
    private final FrameTerminal terminal;
    private final Session session;
    private final Editor editor;
    private final TypedAhead keys;
    private final ControlC controlC = new ControlC();
    private String unfinished = "";
    private volatile boolean running;
    private volatile boolean stopping;

    public Console(String user, Setting setting, Frame.Hello hello, Door door) {
        this.user = user;
        this.setting = setting;
        this.language = setting.language().get();
        this.terminal = FrameTerminal.open(hello.terminal(), hello.columns(), hello.rows(), door, controlC);
        this.keys = new TypedAhead(terminal);
        this.session = new Session(
                user,
                setting.root(),
                setting.services(),
                new TerminalScreen(terminal, hello.colour(), this::notice, this::rowsTaken));
        var pasted = new PastedInput(terminal.reader(), controlC, language);
        this.editor = new Editor(terminal, pasted, language, session, setting.history());
    }

    /// Runs the console on the calling thread until the person leaves or the router stops.
    public void run(Door door) {
        keys.start();
        door.listen(new Keys());
        session.raw(Banner.text(BraidVersion.text()));
        session.raw(setting.greeting().get());
        try {
            while (!session.ended()) {
                if (session.isLocked()) {
                    askForPassword();
                } else {
                    step();
                }
            }
            session.raw(stopping ? "router has stopped\n" : setting.farewell());
        } finally {
            close();
        }
    }

    private String prompt() {
        if (session.isLocked()) {
            return "password: ";
        }
        return Prompt.pattern(Prompt.text(user, setting.identity().get(), session.menu(), session.hasSafeMode()));
    }

    private int rowsTaken() {
        return editor.rowsTaken();
    }

    private void notice(String line) {
        editor.notice(line, prompt());
    }

    /// Nothing else is done for a session that is locked (`/lock`).
    private void askForPassword() {
        try {
            session.unlock(Utf8.toBytes(editor.readSecret(prompt())));
            session.raw(session.isLocked() ? "incorrect password\n" : "");
        } catch (UserInterruptException _) {
            editor.takeOutside();
        } catch (EndOfFileException _) {
            session.end();
        }
    }

    private void step() {
        final String line;
        try {
            line = editor.readLine(prompt(), null, (Character) null, unfinished);
        } catch (UserInterruptException stopped) {
            unfinished = stopped.getPartialLine();
            switch (editor.takeOutside()) {
                case SAFE_MODE -> work(() -> told(SafeModeCommand.TOGGLE::run));
                case BACKGROUND_TASK -> work(() -> told(BackgroundTask::show));
                case NOTHING -> {
                    unfinished = "";
                    session.raw("interrupted\n");
                }
            }
            return;
        } catch (EndOfFileException _) {
            session.end();
            return;
        }
        unfinished = "";
        work(() -> execute(Utf8.toBytes(line)));
    }

    /// Runs something that Ctrl-C stops.
    private void work(Runnable work) {
        session.ready();
        running = true;
        if (controlC.isWaiting()) {
            // Typed after Enter, before the line was taken.
            session.interrupt();
        }
        work.run();
        running = false;
        controlC.drop(terminal.reader());
    }

    /// What a key does; its failure is told as a command's.
    private void told(Consumer<Context> key) {
        try {
            key.accept(session);
        } catch (CommandFailure failure) {
            session.raw(failure.getMessage() + "\n");
        }
    }

    private void execute(String text) {
        switch (language.run(text, session)) {
            case Language.Outcome.Done() -> {}
            case Language.Outcome.Failed failed ->
                session.raw(Errors.text(failed) + "\n" + ErrorPlace.lines(failed, text));
        }
    }

    /// Whatever becomes of one step, the others follow: a thread or a terminal that is not ended stays for
    /// ever.
    private void close() {
        Closeable typing = keys::end;
        Closeable lines = editor.getHistory()::save;
        try (terminal;
                typing;
                lines) {
            session.close();
        } catch (IOException _) {
            // A history that cannot be kept is no reason to keep the person.
        }
    }

    /// What the program on the terminal sends, on the thread that hears it.
    private final class Keys implements Door.Listener {
        /// Ctrl-C stops a running command and drops what was typed ahead; at the prompt it is the editor's.
        @Override
        public void data(byte[] bytes) {
            boolean interrupts = controlC.hear(bytes);
            keys.put(bytes);
            if (interrupts && running) {
                session.interrupt();
            }
        }

        @Override
        public void inputEnded() {
            leave();
        }

        @Override
        public void resized(int columns, int rows) {
            terminal.resize(columns, rows);
        }

        @Override
        public void gone() {
            leave();
        }

        @Override
        public void stopping() {
            stopping = true;
            leave();
        }

        /// Ends the command that runs and the line that is edited. The terminal stays open for JLine's
        /// clean-up.
        private void leave() {
            session.end();
            data(EditorKeys.LEAVING.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
