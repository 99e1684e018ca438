package braid.dataplane.ppp.ipcp;

import braid.dataplane.network.IpAddress;
import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.wire.Octets;

/// The IPCP options that Braid negotiates; header compression and the old IP-Addresses are [Other] and get a
/// Configure-Reject.
public sealed interface IpcpOption {
    /// RFC 1332 section 3.3.
    int IP_ADDRESS = 3;

    /// RFC 1877 section 1.1.
    int PRIMARY_DNS = 129;

    /// RFC 1877 section 1.2.
    int PRIMARY_NBNS = 130;

    /// RFC 1877 section 1.3.
    int SECONDARY_DNS = 131;

    /// RFC 1877 section 1.4.
    int SECONDARY_NBNS = 132;

    /// The sender's own address; 0.0.0.0 asks for one.
    record Address(IpAddress.V4 address) implements IpcpOption {}

    /// A name server for the sender; 0.0.0.0 asks for one.
    ///
    /// @param index 0 for the primary, 1 for the secondary
    record Dns(int index, IpAddress.V4 server) implements IpcpOption {}

    /// A NetBIOS name server (WINS) for the sender; 0.0.0.0 asks for one.
    ///
    /// @param index 0 for the primary, 1 for the secondary
    record Wins(int index, IpAddress.V4 server) implements IpcpOption {}

    /// Unknown, or known and malformed.
    record Other(ConfigureOption raw) implements IpcpOption {}

    static IpcpOption decode(ConfigureOption raw) {
        if (raw.data().size() != 4) {
            return new Other(raw);
        }
        IpAddress.V4 address = new IpAddress.V4(raw.data().intAt(0));
        return switch (raw.type()) {
            case IP_ADDRESS -> new Address(address);
            case PRIMARY_DNS -> new Dns(0, address);
            case SECONDARY_DNS -> new Dns(1, address);
            case PRIMARY_NBNS -> new Wins(0, address);
            case SECONDARY_NBNS -> new Wins(1, address);
            default -> new Other(raw);
        };
    }

    default ConfigureOption encoded() {
        return switch (this) {
            case Address(IpAddress.V4(int bits)) -> new ConfigureOption(IP_ADDRESS, Octets.ofInt(bits));
            case Dns(int index, IpAddress.V4(int bits)) ->
                new ConfigureOption(index == 0 ? PRIMARY_DNS : SECONDARY_DNS, Octets.ofInt(bits));
            case Wins(int index, IpAddress.V4(int bits)) ->
                new ConfigureOption(index == 0 ? PRIMARY_NBNS : SECONDARY_NBNS, Octets.ofInt(bits));
            case Other(ConfigureOption raw) -> raw;
        };
    }
}
