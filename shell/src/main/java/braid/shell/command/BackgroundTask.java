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
        Jobs.Output.Written look = output.since(0);
        context.out().raw(look.text());
        while (!look.ended() && context.awaitKey(BACK, GLANCE_NANOS) < 0) {
            context.checkInterrupted();
            look = output.since(look.position());
            context.out().raw(look.text());
        }
        context.out().line(look.ended() ? "-- task has ended" : "-- task goes on");
    }
}
