package braid.dataplane.dns;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.dns.StaticName;
import braid.dataplane.network.dns.StaticName.Data;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Type;

/// Records of what the configuration says about names.
final class StaticRecords {
    // RFC 1035 section 3.3
    private static final int LONGEST_STRING = 255;

    private StaticRecords() {}

    /// @param owner the name that was asked for
    /// @return empty if the entry is not a record, or its other name is none
    static Optional<Record> of(Name owner, StaticName entry) {
        long ttl = entry.ttlSeconds();
        return switch (entry.data()) {
            case Data.Address(IpAddress.V4(int bits)) ->
                Optional.of(raw(
                        owner, Type.A, ttl, ByteBuffer.allocate(4).putInt(bits).array()));
            case Data.Address(IpAddress.V6(long high, long low)) ->
                Optional.of(raw(
                        owner,
                        Type.AAAA,
                        ttl,
                        ByteBuffer.allocate(16).putLong(high).putLong(low).array()));
            case Data.Alias(String target) ->
                Question.name(target).map(name -> new CNAMERecord(owner, DClass.IN, ttl, name));
            case Data.MailExchange(int preference, String target) ->
                Question.name(target).map(name -> new MXRecord(owner, DClass.IN, ttl, preference, name));
            case Data.NameServer(String target) ->
                Question.name(target).map(name -> new NSRecord(owner, DClass.IN, ttl, name));
            case Data.Text(String text) -> Optional.of(raw(owner, Type.TXT, ttl, strings(text)));
            case Data.Service(int priority, int weight, int port, String target) ->
                Question.name(target).map(name -> new SRVRecord(owner, DClass.IN, ttl, priority, weight, port, name));
            case Data.Missing _, Data.Forward _ -> Optional.empty();
        };
    }

    private static Record raw(Name owner, int type, long ttl, byte[] data) {
        return Record.newRecord(owner, type, DClass.IN, ttl, data);
    }

    /// A text in pieces with their lengths before them.
    private static byte[] strings(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        int from = 0;
        do {
            int length = Math.min(LONGEST_STRING, bytes.length - from);
            pieces.write(length);
            pieces.write(bytes, from, length);
            from += length;
        } while (from < bytes.length);
        return pieces.toByteArray();
    }
}
