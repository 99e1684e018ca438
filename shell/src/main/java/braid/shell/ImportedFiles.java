package braid.shell;

import braid.shell.router.Router;
import braid.shell.session.CommandFiles;
import braid.shell.session.Session;

/// Whole files, handed to the importer and the judge.
record ImportedFiles(Router router) implements CommandFiles {
    @Override
    public int importFile(String name, String content, Session session) {
        throw new Refusal("import is not there yet");
    }

    @Override
    public int checkFile(String name, String content, Session session) {
        throw new Refusal("check is not there yet");
    }
}
