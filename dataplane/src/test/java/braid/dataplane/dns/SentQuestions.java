package braid.dataplane.dns;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// Servers that remember what they were asked, and answer when a test says so.
final class SentQuestions implements ServerPort {
    private final List<Sent> sent = new ArrayList<>();
    private final Set<Integer> open = new LinkedHashSet<>();

    record Sent(int attempt, ServerAddress server, Transport transport, byte[] message) {
        Message question() {
            try {
                return new Message(message);
            } catch (IOException e) {
                throw new IllegalStateException("the question is none", e);
            }
        }

        /// @param records in the text of master files
        byte[] answer(int rcode, String... records) {
            return answer(rcode, Section.ANSWER, records);
        }

        byte[] nothing(int rcode, String authority) {
            return answer(rcode, Section.AUTHORITY, authority);
        }

        private byte[] answer(int rcode, int section, String... records) {
            Message question = question();
            Message answer = new Message(question.getHeader().getID());
            answer.getHeader().setFlag(Flags.QR);
            answer.getHeader().setFlag(Flags.RD);
            answer.getHeader().setFlag(Flags.RA);
            answer.getHeader().setRcode(rcode);
            answer.addRecord(question.getQuestion(), Section.QUESTION);
            Arrays.stream(records).map(Records::of).forEach(each -> answer.addRecord(each, section));
            return answer.toWire();
        }

        byte[] truncated() {
            byte[] answer = answer(Rcode.NOERROR);
            answer[2] |= 2;
            return answer;
        }
    }

    @Override
    public void send(int attempt, ServerAddress server, Transport transport, byte[] message) {
        sent.add(new Sent(attempt, server, transport, message));
        open.add(attempt);
    }

    @Override
    public void end(int attempt) {
        if (!open.remove(attempt)) {
            throw new IllegalStateException("attempt " + attempt + " ends twice");
        }
    }

    List<Sent> sent() {
        return sent;
    }

    Sent last() {
        return sent.getLast();
    }

    /// Those that are still expected to be answered.
    Set<Integer> open() {
        return open;
    }

    static List<String> texts(Message message, int section) {
        return message.getSection(section).stream()
                .map(Record::toString)
                .map(text -> text.replaceAll("\\s+", " "))
                .toList();
    }
}
