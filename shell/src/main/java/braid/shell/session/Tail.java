package braid.shell.session;

import braid.shell.script.Jobs;

/// The last of what a job has written, for whoever wants to see it. Any thread.
final class Tail implements Jobs.Output {
    /// Characters that are kept.
    private static final int MOST = 1 << 16;

    private final StringBuilder text = new StringBuilder();
    private long forgotten;
    private boolean ended;

    synchronized void write(String bytes) {
        text.append(bytes);
        if (text.length() > 2 * MOST) {
            int more = text.length() - MOST;
            text.delete(0, more);
            forgotten += more;
        }
    }

    synchronized void end() {
        ended = true;
    }

    @Override
    public synchronized Written since(long position) {
        String more = text.substring(Math.clamp(position - forgotten, 0, text.length()));
        return new Written(more, forgotten + text.length(), ended);
    }
}
