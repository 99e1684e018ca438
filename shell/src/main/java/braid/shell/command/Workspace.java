package braid.shell.command;

import braid.shell.config.Draft;
import braid.shell.config.History;
import braid.shell.config.PasswordFile;
import braid.shell.schema.MenuTree;
import braid.shell.status.RouterView;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What commands read and change: the router's configuration, or a draft of it while a file is imported.
public interface Workspace {
    MenuTree tree();

    /// The latest state, changes of this session included.
    RouterView view();

    /// Runs `edit` on the configuration; what it throws leaves everything as it was.
    ///
    /// @param action for `/system history`: "pppoe-client added"
    /// @throws braid.shell.script.CommandFailure also when the result asks for what Braid cannot honour
    <T> T edit(String user, String action, Function<Draft, T> edit);

    /// Returns when what was changed so far is on the disk and was carried out, or after a second. Sessions
    /// call it when a line, a block or a script has ended; commands that wait for the network, or tell what
    /// it does, before they begin.
    void settle();

    /// Takes the latest change back; empty when there is none.
    Optional<String> undo(String user);

    Optional<String> redo(String user);

    default History history() {
        return view().history();
    }

    /// The passwords of the console's users: what becomes of the configuration does not touch them.
    ///
    /// @throws braid.shell.script.CommandFailure during an import, which may be taken back
    PasswordFile passwords();

    /// Whether defaults are those RouterOS assumes: a file that RouterOS wrote is being imported.
    boolean foreignDefaults();

    /// Whether what is changed is in force at once; an import's changes are not.
    boolean immediate();

    /// Says that values were kept and nothing is done about them.
    ///
    /// @return whether the session is to be told; an import counts instead
    boolean noteStored(String remark);

    /// Adds a line to the log.
    void log(List<String> topics, String message);

    /// Does what is no change of the configuration and cannot be taken back: now; in an import when all of
    /// it has become the configuration; in a trial never.
    ///
    /// @param action what it throws is the command's failure, or told when the import is over
    void act(Runnable action);

    /// Ends a session.
    ///
    /// @throws braid.shell.script.CommandFailure if no router runs
    void disconnect(int bundle);

    /// Rules of the firewall begin to count anew.
    ///
    /// @param keys of the rules
    void resetCounters(Collection<String> keys);

    /// Forgets what name servers have said, as far as they were asked by what was configured so far.
    ///
    /// @throws braid.shell.script.CommandFailure if no router runs
    void flushNames();

    /// Asks the router to end.
    void shutdown();

    Instant now();

    /// The only files that console commands read and write; changes of them are carried out when this
    /// workspace's are.
    FileStore files();
}
