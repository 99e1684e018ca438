package braid.shell.command;

import braid.shell.script.Context;
import braid.shell.script.Jobs;
import java.util.Comparator;
import java.util.Optional;

/// Ctrl-T at the prompt: shows what the script writes that was started last and runs in the background, until it ends
/// or the person goes back to the prompt with Ctrl-T or `q`; Ctrl-C does so too. It runs on. (What RouterOS shows is
/// unverified.)
public final class BackgroundTask {
    private static final String BACK = "\u0014qQ";
    private static final long GLANCE_NANOS = 100_000_000;

    private BackgroundTask() {}

    public static void show(Context context) {
        Jobs jobs = context.service(Jobs.class);
        Optional<Jobs.Job> last = jobs.running().stream()
                .filter(job -> jobs.output(job.id()).isPresent())
                .max(Comparator.comparingLong(Jobs.Job::id));
        Optional<Jobs.Output> output = last.flatMap(job -> jobs.output(job.id()));
        if (output.isEmpty()) {
            context.out().line("no background task");
            return;
        }
        context.out().line("-- task " + last.get().id() + " -- [Q back]");
        follow(output.get(), context);
    }

    private static void follow(Jobs.Output output, Context context) {
        long seen = 0;
        boolean ended = false;
        int key = -1;
        while (!ended && key < 0) {
            ended = output.ended();
            String more = output.since(seen);
            seen = output.written();
            context.out().raw(more);
            key = ended ? -1 : context.awaitKey(BACK, GLANCE_NANOS);
            context.checkInterrupted();
        }
        context.out().line(ended ? "-- task has ended" : "-- task goes on");
    }
}
