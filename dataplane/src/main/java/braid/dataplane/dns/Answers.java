package braid.dataplane.dns;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/// Answers from what servers and the configuration say.
final class Answers {
    // RFC 2308 section 5: values of one to three hours work well.
    private static final long LONGEST_NEGATIVE_SECONDS = 10_800;

    /// RFC 2181 section 8: more than this is 0.
    static final long LONGEST_TTL_SECONDS = 0x7fff_ffffL;

    private Answers() {}

    /// What a server's message says about a question, and nothing else of it: the records that lead from the name to
    /// what was asked, or the record that tells how long there is nothing (RFC 2308).
    ///
    /// @param said a message that answers this question, with the code NOERROR or NXDOMAIN
    /// @param mostSeconds the longest that anything is kept
    static Answer ofServer(Question question, Message said, long mostSeconds, long nowNanos) {
        Message answer = blank(question, said.getRcode());
        long lifeSeconds = mostSeconds;
        boolean found = false;
        Set<Name> names = new HashSet<>();
        names.add(question.name());
        for (Record each : said.getSection(Section.ANSWER)) {
            if (each.getDClass() == DClass.IN && belongs(each, question, names)) {
                answer.addRecord(each, Section.ANSWER);
                lifeSeconds = Math.min(lifeSeconds, ttl(each));
                found |= each.getType() == question.type();
            }
        }
        if (found) {
            return Answer.of(answer, mostSeconds, lifeSeconds, nowNanos);
        }
        Optional<SOARecord> authority = authority(said, names);
        if (authority.isEmpty()) {
            return Answer.of(answer, mostSeconds, 0, nowNanos); // RFC 2308 section 5: not to be kept
        }
        SOARecord soa = authority.get();
        answer.addRecord(soa, Section.AUTHORITY);
        long negativeSeconds = Math.min(Math.min(ttl(soa), soa.getMinimum()), LONGEST_NEGATIVE_SECONDS);
        lifeSeconds = Math.min(lifeSeconds, negativeSeconds);
        return Answer.of(answer, lifeSeconds, lifeSeconds, nowNanos);
    }

    /// An answer of our own, which does not grow old.
    static Answer ofOurs(Question question, int rcode, List<Record> records) {
        Message answer = blank(question, rcode);
        records.forEach(each -> answer.addRecord(each, Section.ANSWER));
        return Answer.lasting(answer);
    }

    /// An answer to a question about an alias of ours: the alias, and what is known about the name it stands for.
    static Answer ofAlias(Question question, Record alias, Answer target, long nowNanos) {
        Message known = target.records(nowNanos);
        Message answer = blank(question, known.getRcode());
        answer.addRecord(alias, Section.ANSWER);
        known.getSection(Section.ANSWER).forEach(each -> answer.addRecord(each, Section.ANSWER));
        known.getSection(Section.AUTHORITY).forEach(each -> answer.addRecord(each, Section.AUTHORITY));
        return Answer.of(answer, LONGEST_TTL_SECONDS, 0, nowNanos);
    }

    private static Message blank(Question question, int rcode) {
        Message message = new Message(0);
        message.getHeader().setRcode(rcode);
        message.addRecord(Record.newRecord(question.name(), question.type(), DClass.IN), Section.QUESTION);
        return message;
    }

    /// @param names that the question has led to so far; an alias adds one
    private static boolean belongs(Record each, Question question, Set<Name> names) {
        if (each instanceof DNAMERecord) {
            return names.stream().anyMatch(name -> name.subdomain(each.getName()) && !name.equals(each.getName()));
        }
        if (!names.contains(each.getName())) {
            return false;
        }
        if (each instanceof CNAMERecord alias) {
            names.add(alias.getTarget());
            return true;
        }
        return each.getType() == question.type();
    }

    /// The zone that says that there is nothing: one above a name the question has led to.
    private static Optional<SOARecord> authority(Message said, Set<Name> names) {
        return said.getSection(Section.AUTHORITY).stream()
                .filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .filter(soa -> names.stream().anyMatch(name -> name.subdomain(soa.getName())))
                .findFirst();
    }

    private static long ttl(Record each) {
        return each.getTTL() > LONGEST_TTL_SECONDS ? 0 : each.getTTL();
    }

    /// Whether a server's code is an answer, and not that it has none.
    static boolean tells(int rcode) {
        return rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN;
    }
}
