package braid.shell.intent;

import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.shell.config.Configuration;
import braid.shell.schema.MenuTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What configurations ask for. The last answer is remembered, since the check of a change, its planning and the
/// consoles all ask about the same configuration; so are its parts, most of which the next change leaves as they are.
/// Any thread.
public final class Intents {
    private record Answer(Configuration configuration, List<String> present, Intent intent, Parts parts) {}

    private final List<String> keptKinds;
    private volatile Optional<Answer> last = Optional.empty();

    public Intents(MenuTree tree) {
        keptKinds = KeptInterfaces.menus(tree);
    }

    public Intent of(Configuration configuration, List<LinkStatus> links) {
        List<String> present = links.stream().map(LinkStatus::linuxName).toList();
        Optional<Answer> known = last.filter(answer ->
                answer.configuration().isSame(configuration) && answer.present().equals(present));
        if (known.isPresent()) {
            return known.get().intent();
        }
        Parts before = last.map(Answer::parts).orElse(Parts.NONE).on(present);
        Map<String, Parts.Part> anew = new HashMap<>();
        Intent intent = Intent.of(new Source(configuration, Intent.present(links), keptKinds, before, anew));
        last = Optional.of(new Answer(configuration, present, intent, before.with(anew)));
        return intent;
    }
}
