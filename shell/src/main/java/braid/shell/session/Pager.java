package braid.shell.session;

import java.util.List;

/// Lines shown a screen at a time (routeros-console: `-- [Q quit|D dump|down]`).
record Pager(Session session) {
    private static final String FOOTER = "-- [Q quit|D dump|down]";
    private static final String ERASE = "\r\u001b[K";

    /// Space and Down go on by a screen, Enter by a line, `d` to the end; `q` ends it.
    void show(List<String> lines) {
        int room = session.rows() - 1;
        for (int i = 0; i < lines.size(); i++) {
            if (room == 0) {
                room = ask(lines.size());
                if (room == 0) {
                    return;
                }
            }
            session.line(lines.get(i));
            room--;
        }
    }

    /// @return how many lines to show next; 0 to stop
    private int ask(int all) {
        session.raw(FOOTER);
        int key = session.readKey(Long.MAX_VALUE);
        session.raw(ERASE);
        session.checkInterrupted();
        return switch (key) {
            case 'q', 'Q', -1 -> 0;
            case 'd', 'D' -> all;
            case '\r', '\n' -> 1;
            default -> session.rows() - 1;
        };
    }
}
