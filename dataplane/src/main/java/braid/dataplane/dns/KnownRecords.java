package braid.dataplane.dns;

import braid.dataplane.network.dns.StaticName;
import braid.dataplane.status.DnsStatus.KnownRecord;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What is known, for people.
final class KnownRecords {
    private KnownRecords() {}

    /// The names that the router knows by itself, as far as they are written in full.
    static List<KnownRecord> permanent(StaticNames names) {
        List<KnownRecord> all = new ArrayList<>();
        names.forEachRecord((name, entry) -> {
            if (entry.data() instanceof StaticName.Data.Missing) {
                all.add(new KnownRecord(Question.text(name), "NXDOMAIN", "", entry.ttlSeconds(), true, true));
            } else {
                StaticRecords.of(name, entry).ifPresent(each -> all.add(of(each, true)));
            }
        });
        return all;
    }

    static List<KnownRecord> of(Question question, Answer answer, long nowNanos) {
        Message message = answer.records(nowNanos);
        List<KnownRecord> all = new ArrayList<>();
        if (answer.negative()) {
            long ttlSeconds = message.getSection(Section.AUTHORITY).stream()
                    .mapToLong(Record::getTTL)
                    .findFirst()
                    .orElse(0);
            String type = answer.rcode() == Rcode.NXDOMAIN ? "NXDOMAIN" : Type.string(question.type());
            all.add(new KnownRecord(Question.text(question.name()), type, "", ttlSeconds, false, true));
        }
        message.getSection(Section.ANSWER).forEach(each -> all.add(of(each, false)));
        return all;
    }

    private static KnownRecord of(Record each, boolean permanent) {
        return new KnownRecord(
                Question.text(each.getName()),
                Type.string(each.getType()),
                each.rdataToString(),
                each.getTTL(),
                permanent,
                false);
    }
}
