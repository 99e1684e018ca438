package braid.dataplane.ppp.lcp;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import java.util.Optional;

/// The LCP options that Braid negotiates on PPPoE (RFC 1661 section 6, RFC 1990 section 5.1); all else is [Other] and
/// gets a Configure-Reject.
public sealed interface LcpOption {
    int MRU = 1;
    int AUTHENTICATION_PROTOCOL = 3;
    int MAGIC_NUMBER = 5;
    int MULTILINK_MRRU = 17;
    int SHORT_SEQUENCE_NUMBERS = 18;
    int ENDPOINT_DISCRIMINATOR = 19;

    /// The most octets of a packet's information that the sender accepts.
    record Mru(int bytes) implements LcpOption {}

    /// The sender wants its peer to authenticate so.
    record Authentication(AuthenticationMethod method) implements LcpOption {}

    record MagicNumber(int number) implements LcpOption {}

    /// The most octets that the sender reassembles.
    record Mrru(int bytes) implements LcpOption {}

    /// The sender wants 12-bit sequence numbers in what it receives.
    record ShortSequenceNumbers() implements LcpOption {}

    record Endpoint(EndpointDiscriminator discriminator) implements LcpOption {}

    /// Unknown, or known and malformed.
    record Other(ConfigureOption raw) implements LcpOption {}

    static LcpOption decode(ConfigureOption raw) {
        Octets data = raw.data();
        return switch (raw.type()) {
            case MRU -> data.size() == 2 ? new Mru(data.shortAt(0)) : new Other(raw);
            case AUTHENTICATION_PROTOCOL ->
                method(data).<LcpOption>map(Authentication::new).orElse(new Other(raw));
            case MAGIC_NUMBER -> data.size() == 4 ? new MagicNumber(data.intAt(0)) : new Other(raw);
            case MULTILINK_MRRU -> data.size() == 2 ? new Mrru(data.shortAt(0)) : new Other(raw);
            case SHORT_SEQUENCE_NUMBERS -> data.size() == 0 ? new ShortSequenceNumbers() : new Other(raw);
            case ENDPOINT_DISCRIMINATOR -> endpoint(raw);
            default -> new Other(raw);
        };
    }

    default ConfigureOption encoded() {
        return switch (this) {
            case Mru(int bytes) -> new ConfigureOption(MRU, Octets.ofShort(bytes));
            case Authentication(AuthenticationMethod method) ->
                new ConfigureOption(AUTHENTICATION_PROTOCOL, value(method));
            case MagicNumber(int number) -> new ConfigureOption(MAGIC_NUMBER, Octets.ofInt(number));
            case Mrru(int bytes) -> new ConfigureOption(MULTILINK_MRRU, Octets.ofShort(bytes));
            case ShortSequenceNumbers() -> new ConfigureOption(SHORT_SEQUENCE_NUMBERS, Octets.EMPTY);
            case Endpoint(EndpointDiscriminator(int addressClass, Octets address)) -> {
                byte[] data = new byte[1 + address.size()];
                data[0] = (byte) addressClass;
                System.arraycopy(address.toArray(), 0, data, 1, address.size());
                yield new ConfigureOption(ENDPOINT_DISCRIMINATOR, Octets.of(data));
            }
            case Other(ConfigureOption raw) -> raw;
        };
    }

    private static LcpOption endpoint(ConfigureOption raw) {
        Octets data = raw.data();
        if (data.size() == 0) {
            return new Other(raw);
        }
        var discriminator = new EndpointDiscriminator(data.at(0), data.slice(1, data.size()));
        return discriminator.valid() ? new Endpoint(discriminator) : new Other(raw);
    }

    private static Octets value(AuthenticationMethod method) {
        return switch (method) {
            case PAP -> Octets.ofShort(PppProtocol.PAP);
            case CHAP_MD5 -> chap(5);
            case MSCHAP_V1 -> chap(0x80);
            case MSCHAP_V2 -> chap(0x81);
        };
    }

    private static Octets chap(int algorithm) {
        return Octets.of((byte) (PppProtocol.CHAP >>> 8), (byte) PppProtocol.CHAP, (byte) algorithm);
    }

    private static Optional<AuthenticationMethod> method(Octets data) {
        for (AuthenticationMethod method : AuthenticationMethod.values()) {
            if (value(method).equals(data)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
