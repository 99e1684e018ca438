package braid.shell.intent;

import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.shell.config.Configuration;
import braid.shell.schema.MenuTree;
import java.util.List;
import java.util.Optional;

/// What configurations ask for. The last answer is remembered, since the check of a change, its planning and the
/// consoles all ask about the same configuration. Any thread.
public final class Intents {
    private record Answer(Configuration configuration, List<String> present, Intent intent) {}

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
        Intent intent = Intent.of(configuration, links, keptKinds);
        last = Optional.of(new Answer(configuration, present, intent));
        return intent;
    }
}
