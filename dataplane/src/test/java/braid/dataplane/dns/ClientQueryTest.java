package braid.dataplane.dns;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.dns.ClientQuery.Reading;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Questions of clients, and the answers that they get.
class ClientQueryTest {
    private static final String HEADER = "abcd 0100 0001 0000 0000 0000 ";
    private static final String NAME = "03 777777 07 6578616d706c65 00 ";
    private static final String QUESTION = HEADER + NAME + "0001 0001";
    private static final String WITH_EDNS =
            "abcd 0110 0001 0000 0000 0001 03 577777 07 6578616d706c65 00 0001 0001 00 0029 1000 00000000 0000";

    @ParameterizedTest
    @CsvSource({
        "an empty packet, ''",
        "half a header, abcd 0100 0001 0000",
        "no question, abcd 0100 0000 0000 0000 0000",
        "two questions, abcd 0100 0002 0000 0000 0000 0377777700 0001 0001 0377777700 0001 0001",
        "an answer, abcd 8100 0001 0000 0000 0000 0377777700 0001 0001",
        "a name without an end, abcd 0100 0001 0000 0000 0000 03777777",
        "a label of 64 bytes, abcd 0100 0001 0000 0000 0000 40777777 00 0001 0001",
        "a pointer, abcd 0100 0001 0000 0000 0000 c00c 0001 0001",
        "no class, abcd 0100 0001 0000 0000 0000 0377777700 0001",
        "a record that is not there, abcd 0100 0001 0000 0000 0001 0377777700 0001 0001",
        "a torn record, abcd 0100 0001 0000 0000 0001 0377777700 0001 0001 00 0029 1000 00000000 0009 00"
    })
    void whatIsNoQuestionIsNotAnswered(String what, String hex) {
        assertThat(read(hex)).as(what).isEqualTo(new Reading.Malformed());
    }

    @ParameterizedTest
    @CsvSource({
        "an update, abcd 2800 0001 0000 0000 0000 0377777700 0001 0001",
        "another class, abcd 0100 0001 0000 0000 0000 0377777700 0001 0003",
        "everything, abcd 0100 0001 0000 0000 0000 0377777700 00ff 0001",
        "a zone, abcd 0100 0001 0000 0000 0000 0377777700 00fc 0001"
    })
    void whatIsNotDoneHereIsRefusedInAsManyBytes(String what, String hex) {
        assertThat(read(hex)).as(what).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
            ByteBuffer out = ByteBuffer.allocate(512);
            Replies.refusal(out, refused.query(), refused.rcode());
            assertThat(out.limit()).isEqualTo(bytes(hex).length);
            assertThat(out.get(3) & 15).isEqualTo(Rcode.NOTIMP);
        });
    }

    @Test
    void aNameMayHave255Bytes() {
        String longest = ("3f" + "61".repeat(63)).repeat(3) + "3d" + "61".repeat(61) + "00 0001 0001";
        assertThat(read(HEADER + longest)).isInstanceOf(Reading.Accepted.class);
        String tooLong = ("3f" + "61".repeat(63)).repeat(3) + "3e" + "61".repeat(62) + "00 0001 0001";
        assertThat(read(HEADER + tooLong)).isEqualTo(new Reading.Malformed());
    }

    @Test
    void anAnswerRepeatsNumberLettersAndFlagsOfTheQuestion() throws Exception {
        Answer answer = Answers.ofServer(
                Records.question("www.example", Type.A), said("www.example. 300 A 192.0.2.1"), 604_800, 0);
        ByteBuffer out = ByteBuffer.allocate(4096);
        answer.write(out, accepted(WITH_EDNS), 1232, 10_000_000_000L);
        Message message = message(out);
        assertThat(message.getHeader().getID()).isEqualTo(0xabcd);
        assertThat(message.getQuestion().getName()).hasToString("Www.example.");
        assertThat(message.getSection(Section.ANSWER)).hasToString("[Www.example.\t\t290\tIN\tA\t192.0.2.1]");
        assertThat(message.getOPT().getPayloadSize()).isEqualTo(Replies.UDP_BYTES);
        assertThat(out.getShort(2) & 0xffff).isEqualTo(0x8190);
        answer.write(out, accepted(QUESTION), 512, 0);
        assertThat(message(out).getOPT()).isNull();
        assertThat(out.getShort(2) & 0xffff).isEqualTo(0x8180);
    }

    @Test
    void anAnswerThatIsTooLongIsNoLongerThanTheQuestion() throws Exception {
        Message said = said("www.example. 300 A 192.0.2.1");
        for (int i = 0; i < 50; i++) {
            said.addRecord(Records.of("www.example. 300 A 192.0.2." + (i + 2)), Section.ANSWER);
        }
        Answer answer = Answers.ofServer(Records.question("www.example", Type.A), said, 604_800, 0);
        for (String hex : new String[] {QUESTION, WITH_EDNS}) {
            ClientQuery query = accepted(hex);
            ByteBuffer out = ByteBuffer.allocate(4096);
            answer.write(out, query, 512, 0);
            assertThat(out.limit()).isLessThanOrEqualTo(bytes(hex).length).isEqualTo(query.bytes());
            assertThat(out.get(2) & 2).isEqualTo(2);
            assertThat(message(out).getSection(Section.ANSWER)).isEmpty();
            answer.write(out, query, query.udpBytes() == 512 ? 4096 : query.udpBytes(), 0);
            assertThat(message(out).getSection(Section.ANSWER)).hasSize(51);
        }
    }

    @Test
    void anyBytesAreReadOrRefused() {
        Random random = new Random(3);
        int accepted = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = bytes(i % 2 == 0 ? QUESTION : WITH_EDNS);
            for (int flips = random.nextInt(4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            ByteBuffer packet = ByteBuffer.wrap(bytes, 0, bytes.length - random.nextInt(3));
            if (ClientQuery.read(packet) instanceof Reading.Accepted(ClientQuery query)) {
                accepted++;
                ByteBuffer out = ByteBuffer.allocate(512);
                Replies.truncated(out, query, 0);
                assertThat(out.limit()).isLessThanOrEqualTo(packet.limit());
            }
        }
        assertThat(accepted).isGreaterThan(10_000);
    }

    private static Message said(String record) {
        Message said = new Message(0);
        said.addRecord(Records.of(record), Section.ANSWER);
        return said;
    }

    private static Message message(ByteBuffer out) throws Exception {
        byte[] bytes = new byte[out.limit()];
        out.get(0, bytes);
        return new Message(bytes);
    }

    private static ClientQuery accepted(String hex) {
        return ((Reading.Accepted) read(hex)).query();
    }

    private static Reading read(String hex) {
        return ClientQuery.read(ByteBuffer.wrap(bytes(hex)));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
