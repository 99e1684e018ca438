package braid.dataplane.dns;

import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/// Askers that remember what they were told.
final class HeardAnswers {
    private final List<String> heard = new ArrayList<>();

    /// One more who waits.
    Asker asker() {
        return new Asker() {
            private boolean told;

            @Override
            public void answered(Answer answer, long nowNanos) {
                hear(text(answer.records(nowNanos)));
            }

            @Override
            public void failed(long nowNanos) {
                hear("failed");
            }

            private void hear(String what) {
                if (told) {
                    throw new IllegalStateException("told twice");
                }
                told = true;
                heard.add(what);
            }
        };
    }

    private static String text(Message message) {
        String records = String.join(", ", SentQuestions.texts(message, Section.ANSWER));
        return message.getRcode() == Rcode.NOERROR
                ? records.isEmpty() ? "nothing" : records
                : Rcode.string(message.getRcode());
    }

    List<String> all() {
        return heard;
    }

    String last() {
        return heard.getLast();
    }
}
