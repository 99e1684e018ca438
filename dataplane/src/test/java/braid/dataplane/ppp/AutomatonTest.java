package braid.dataplane.ppp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.dataplane.ppp.Automaton.Action;
import braid.dataplane.ppp.Automaton.Event;
import braid.dataplane.ppp.Automaton.State;
import braid.dataplane.ppp.Automaton.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// RFC 1661 section 4.1, in its own layout: every state times every event.
class AutomatonTest {
    private static final String TABLE = """
            event | 0 Initial | 1 Starting | 2 Closed    | 3 Stopped       | 4 Closing | 5 Stopping
            Up    | 2         | irc,scr/6  | -           | -               | -         | -
            Down  | -         | -          | 0           | tls/1           | 0         | 1
            Open  | tls/1     | 1          | irc,scr/6   | 3               | 5         | 5
            Close | 0         | tlf/0      | 2           | 2               | 4         | 4
            TO+   | -         | -          | -           | -               | str/4     | str/5
            TO-   | -         | -          | -           | -               | tlf/2     | tlf/3
            RCR+  | -         | -          | sta/2       | irc,scr,sca/8   | 4         | 5
            RCR-  | -         | -          | sta/2       | irc,scr,scn/6   | 4         | 5
            RCA   | -         | -          | sta/2       | sta/3           | 4         | 5
            RCN   | -         | -          | sta/2       | sta/3           | 4         | 5
            RTR   | -         | -          | sta/2       | sta/3           | sta/4     | sta/5
            RTA   | -         | -          | 2           | 3               | tlf/2     | tlf/3
            RUC   | -         | -          | scj/2       | scj/3           | scj/4     | scj/5
            RXJ+  | -         | -          | 2           | 3               | 4         | 5
            RXJ-  | -         | -          | tlf/2       | tlf/3           | tlf/2     | tlf/3
            RXR   | -         | -          | 2           | 3               | 4         | 5

            event | 6 Req-Sent  | 7 Ack-Rcvd  | 8 Ack-Sent  | 9 Opened
            Up    | -           | -           | -           | -
            Down  | 1           | 1           | 1           | tld/1
            Open  | 6           | 7           | 8           | 9
            Close | irc,str/4   | irc,str/4   | irc,str/4   | tld,irc,str/4
            TO+   | scr/6       | scr/6       | scr/8       | -
            TO-   | tlf/3       | tlf/3       | tlf/3       | -
            RCR+  | sca/8       | sca,tlu/9   | sca/8       | tld,scr,sca/8
            RCR-  | scn/6       | scn/7       | scn/6       | tld,scr,scn/6
            RCA   | irc/7       | scr/6       | irc,tlu/9   | tld,scr/6
            RCN   | irc,scr/6   | scr/6       | irc,scr/8   | tld,scr/6
            RTR   | sta/6       | sta/6       | sta/6       | tld,zrc,sta/5
            RTA   | 6           | 6           | 8           | tld,scr/6
            RUC   | scj/6       | scj/7       | scj/8       | scj/9
            RXJ+  | 6           | 6           | 8           | 9
            RXJ-  | tlf/3       | tlf/3       | tlf/3       | tld,irc,str/5
            RXR   | 6           | 7           | 8           | ser/9
            """;

    private static final List<State> NUMBERED = List.of(
            State.INITIAL,
            State.STARTING,
            State.CLOSED,
            State.STOPPED,
            State.CLOSING,
            State.STOPPING,
            State.REQ_SENT,
            State.ACK_RCVD,
            State.ACK_SENT,
            State.OPENED);

    record Cell(State state, Event event, String entry) {}

    static Stream<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        List<State> states = List.of();
        for (String line : TABLE.lines().filter(line -> !line.isBlank()).toList()) {
            List<String> fields =
                    Pattern.compile("\\|").splitAsStream(line).map(String::trim).toList();
            List<String> rest = fields.subList(1, fields.size());
            if (fields.getFirst().equals("event")) {
                states = rest.stream().map(AutomatonTest::state).toList();
            } else {
                for (int i = 0; i < rest.size(); i++) {
                    cells.add(new Cell(states.get(i), event(fields.getFirst()), rest.get(i)));
                }
            }
        }
        return cells.stream();
    }

    /// By the document's digit, with which `name` begins.
    private static State state(String name) {
        return NUMBERED.get(name.charAt(0) - '0');
    }

    private static Event event(String name) {
        return Event.valueOf(name.toUpperCase(Locale.ROOT).replace("+", "_PLUS").replace("-", "_MINUS"));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyStateTimesEveryEventIsAsInTheDocument(Cell cell) {
        if (cell.entry().equals("-")) {
            assertThatThrownBy(() -> Automaton.step(cell.state(), cell.event()))
                    .isInstanceOf(Automaton.IllegalEvent.class);
            return;
        }
        int slash = cell.entry().indexOf('/');
        List<Action> actions = slash < 0
                ? List.of()
                : Pattern.compile(",")
                        .splitAsStream(cell.entry().substring(0, slash))
                        .map(name -> Action.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList();
        State next = state(cell.entry().substring(slash + 1));
        assertThat(Automaton.step(cell.state(), cell.event())).isEqualTo(new Step(next, actions));
    }
}
