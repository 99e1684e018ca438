package braid.shell;

import braid.shell.judge.LineState;
import braid.shell.judge.VerdictTable;
import braid.shell.router.Checker;
import braid.shell.router.Importer;
import braid.shell.router.Router;
import braid.shell.script.CommandFailure;
import braid.shell.script.Interpreter;
import braid.shell.session.CommandFiles;
import braid.shell.session.Session;

/// Whole files, handed to the importer and to the judge.
record RouterFiles(Router router, Interpreter interpreter) implements CommandFiles {
    @Override
    public int importFile(String name, String content, Session session) {
        try {
            session.line(new Importer(router, interpreter).run(name, content, Importer.Options.PLAIN, session));
            return 0;
        } catch (CommandFailure e) {
            session.remark(e.getMessage());
            return 1;
        }
    }

    @Override
    public int checkFile(String name, String content, Session session) {
        var verdicts = new Checker(router, interpreter).check(content, session);
        VerdictTable.lines(name, verdicts).forEach(session::line);
        int status = 0;
        for (var verdict : verdicts) {
            if (verdict.state() == LineState.UNKNOWN || verdict.state() == LineState.SYNTAX) {
                session.remark(name + ": " + verdict);
                status = 1;
            }
        }
        return status;
    }
}
