package braid.shell;

import braid.shell.judge.VerdictTable;
import braid.shell.router.Checker;
import braid.shell.router.FileImport;
import braid.shell.router.Router;
import braid.shell.script.Interpreter;
import braid.shell.session.CommandFiles;
import braid.shell.session.Session;

/// Whole files, handed to the importer and to the judge.
record RouterFiles(Router router, Interpreter interpreter) implements CommandFiles {
    @Override
    public int importFile(String arguments, String content, Session session) {
        var failed = FileImport.run(interpreter, arguments, content, session);
        failed.ifPresent(error -> session.remark(error.text()));
        return failed.isPresent() ? 1 : 0;
    }

    @Override
    public int checkFile(String name, String content, Session session) {
        var checked = new Checker(router, interpreter).check(content, session);
        VerdictTable.lines(name, checked.verdicts()).forEach(session::line);
        for (var verdict : checked.verdicts()) {
            if (verdict.state().fails()) {
                session.remark(name + ": " + verdict);
            }
        }
        checked.failing().ifPresent(sentence -> session.remark(name + ": " + sentence));
        return checked.failing().isPresent() ? 1 : 0;
    }
}
