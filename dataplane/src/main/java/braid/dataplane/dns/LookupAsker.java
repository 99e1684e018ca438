package braid.dataplane.dns;

import braid.dataplane.dns.NameService.Lookup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// Somebody in the router who waits for the addresses of a name.
public record LookupAsker(CompletableFuture<Lookup> answer) implements Asker {
    @Override
    public void answered(Answer found, long nowNanos) {
        answer.complete(
                found.rcode() == Rcode.NXDOMAIN
                        ? new Lookup.NoSuchName()
                        : new Lookup.Found(addresses(found, nowNanos)));
    }

    @Override
    public void failed(long nowNanos) {
        answer.complete(new Lookup.Failed());
    }

    private static List<String> addresses(Answer found, long nowNanos) {
        return found.records(nowNanos).getSection(Section.ANSWER).stream()
                .filter(each -> each instanceof ARecord || each instanceof AAAARecord)
                .map(Record::rdataToString)
                .toList();
    }
}
