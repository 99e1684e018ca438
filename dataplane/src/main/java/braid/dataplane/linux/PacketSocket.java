package braid.dataplane.linux;

import braid.dataplane.engine.EthernetPort;
import braid.dataplane.engine.FrameBatch;
import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.network.MacAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// An Ethernet interface's PPPoE frames through two packet sockets, one an EtherType, so that a flood of data never
/// pushes discovery out of its queue, nor a flood of discovery data. Made by the kernel's worker, then used by one
/// loop.
public final class PacketSocket implements EthernetPort {
    private static final int AF_PACKET = 17;
    private static final int SOL_PACKET = 263;
    private static final int PACKET_STATISTICS = 6;
    private static final int PACKET_IGNORE_OUTGOING = 23;
    private static final int SO_TIMESTAMPNS = 35;
    private static final int SO_ATTACH_FILTER = 26;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLLIN = 1;
    private static final int DISCOVERY = 0x8863;
    private static final int SESSION = 0x8864;
    private static final int ETHERTYPE_OFFSET = 12;
    private static final int SESSION_BUFFER_BYTES = 8 << 20;
    private static final int DISCOVERY_BUFFER_BYTES = 1 << 20;
    private static final int LARGEST_CONTROL_FRAME_BYTES = 2048;

    /// Anybody may send discovery: it has this part of a batch, and what sessions send has the rest.
    private static final int DISCOVERY_SHARE = 4;

    private final int interfaceIndex;
    private final String linuxName;
    private final Descriptor discovery;
    private final Descriptor session;
    private final Descriptor both;
    private final NativeBytes control = NativeBytes.of(LARGEST_CONTROL_FRAME_BYTES);
    private final NativeBytes statistics = NativeBytes.of(8);
    private final NativeBytes statisticsLength = NativeBytes.ofInt(8);
    private volatile MacAddress macAddress;
    private volatile int mtuBytes;
    private MessageVector in;
    private MessageVector out;
    private long drops;
    private long refused;
    private long cut;

    private PacketSocket(
            int interfaceIndex,
            String linuxName,
            MacAddress macAddress,
            int mtuBytes,
            Descriptor discovery,
            Descriptor session,
            Descriptor both) {
        this.interfaceIndex = interfaceIndex;
        this.linuxName = linuxName;
        this.macAddress = macAddress;
        this.mtuBytes = mtuBytes;
        this.discovery = discovery;
        this.session = session;
        this.both = both;
    }

    /// Opens the interface in the calling thread's namespace.
    public static PacketSocket open(int interfaceIndex, String linuxName, MacAddress macAddress, int mtuBytes)
            throws KernelException {
        Descriptor discovery = socket(DISCOVERY, interfaceIndex, linuxName, DISCOVERY_BUFFER_BYTES);
        try {
            Descriptor session = socket(SESSION, interfaceIndex, linuxName, SESSION_BUFFER_BYTES);
            try {
                Descriptor both = pollable(discovery, session);
                return new PacketSocket(interfaceIndex, linuxName, macAddress, mtuBytes, discovery, session, both);
            } catch (KernelException e) {
                session.close();
                throw e;
            }
        } catch (KernelException e) {
            discovery.close();
            throw e;
        }
    }

    /// What the interface is like has changed; from any thread.
    public void changed(MacAddress mac, int mtu) {
        macAddress = mac;
        mtuBytes = mtu;
    }

    @Override
    public int interfaceIndex() {
        return interfaceIndex;
    }

    @Override
    public String linuxName() {
        return linuxName;
    }

    @Override
    public MacAddress macAddress() {
        return macAddress;
    }

    @Override
    public int mtuBytes() {
        return mtuBytes;
    }

    @Override
    public int receive(FrameBatch batch) {
        if (in == null || !in.serves(batch)) {
            in = new MessageVector(batch);
        }
        int share = Math.ceilDiv(batch.capacity(), DISCOVERY_SHARE);
        int count = Math.max(0, in.receive(discovery.number(), 0, share, MSG_DONTWAIT));
        if (count < batch.capacity()) {
            count += Math.max(0, in.receive(session.number(), count, batch.capacity(), MSG_DONTWAIT));
        }
        for (int i = 0; i < count; i++) {
            if (in.cut(i)) {
                batch.length(i, 0); // longer than any MRU of ours: whoever parses it sees that nothing is there
                cut++;
            }
        }
        batch.count(count);
        return count;
    }

    @Override
    public int send(FrameBatch batch, int from) {
        if (out == null || !out.serves(batch)) {
            out = new MessageVector(batch);
        }
        int at = from;
        while (at < batch.count()) {
            int sent = out.send(session.number(), at, batch.count(), MSG_DONTWAIT);
            if (sent > 0) {
                at += sent;
                continue;
            }
            Errno errno = Descriptor.lastError();
            if (errno == Errno.EAGAIN || errno == Errno.ENOBUFS || errno == Errno.EINTR) {
                break;
            }
            refused++; // this frame will never go: too long, or the interface is down or gone
            at++;
        }
        return at - from;
    }

    @Override
    public boolean sendControl(ByteBuffer frame) {
        int length = frame.remaining();
        if (length > control.size() || length < ETHERTYPE_OFFSET + 2) {
            refused++;
            return false;
        }
        control.bytes().put(0, frame, frame.position(), length);
        int type = frame.duplicate().order(ByteOrder.BIG_ENDIAN).getShort(frame.position() + ETHERTYPE_OFFSET) & 0xffff;
        Descriptor socket = type == DISCOVERY ? discovery : session;
        boolean sent = LibC.send(socket.number(), control.address(), length, MSG_DONTWAIT) == length;
        if (!sent) {
            refused++;
        }
        return sent;
    }

    @Override
    public long receiveDrops() {
        return drops += dropsOf(discovery) + dropsOf(session) + cut();
    }

    @Override
    public long sendRefused() {
        return refused;
    }

    @Override
    public int descriptor() {
        return both.number();
    }

    @Override
    public void close() {
        both.close();
        session.close();
        discovery.close();
    }

    private long cut() {
        long since = cut;
        cut = 0;
        return since;
    }

    /// `struct tpacket_stats`: packets, drops; reading sets them to zero.
    private long dropsOf(Descriptor socket) {
        statisticsLength.bytes().putInt(0, 8);
        int result = LibC.getsockopt(
                socket.number(), SOL_PACKET, PACKET_STATISTICS, statistics.address(), statisticsLength.address());
        return result < 0 ? 0 : statistics.bytes().getInt(4) & 0xffff_ffffL;
    }

    /// One that receives frames of an EtherType for this host, without waiting.
    static Descriptor socket(int etherType, int interfaceIndex, String linuxName, int bufferBytes)
            throws KernelException {
        Descriptor socket = Descriptor.socket(
                AF_PACKET, Descriptor.SOCK_RAW | Descriptor.SOCK_NONBLOCK, 0, "open a packet socket on " + linuxName);
        try {
            onlyFramesForUs(socket);
            socket.option(SOL_PACKET, PACKET_IGNORE_OUTGOING, 1, "ignore outgoing frames of " + linuxName);
            socket.option(Descriptor.SOL_SOCKET, SO_TIMESTAMPNS, 1, "date frames of " + linuxName);
            socket.bufferBytes(bufferBytes, bufferBytes);
            socket.bind(linkAddress(etherType, interfaceIndex), "bind a packet socket to " + linuxName);
            return socket;
        } catch (KernelException e) {
            socket.close();
            throw e;
        }
    }

    /// `struct sockaddr_ll`: family, protocol in network order, interface index, and nothing more for bind.
    private static NativeBytes linkAddress(int etherType, int interfaceIndex) {
        NativeBytes address = NativeBytes.of(20);
        address.bytes()
                .putShort(0, (short) AF_PACKET)
                .put(2, (byte) (etherType >>> 8))
                .put(3, (byte) etherType)
                .putInt(4, interfaceIndex);
        return address;
    }

    /// A classic BPF program: keep frames for this host, broadcast and multicast; drop those of other hosts, which
    /// are also those with the tag of a VLAN this interface does not have.
    private static void onlyFramesForUs(Descriptor socket) throws KernelException {
        int loadPacketType = 0xffff_f004; // SKF_AD_OFF + SKF_AD_PKTTYPE
        long[] program = {
            instruction(0x28, 0, 0, loadPacketType), // ldh
            instruction(0x25, 1, 0, 2), // jump over the next if greater than PACKET_MULTICAST
            instruction(0x06, 0, 0, 0x40000), // keep
            instruction(0x06, 0, 0, 0) // drop
        };
        NativeBytes instructions = NativeBytes.of(program.length * 8);
        for (int i = 0; i < program.length; i++) {
            instructions.bytes().putLong(i * 8, program[i]);
        }
        NativeBytes filter = NativeBytes.of(16);
        int result = instructions.lend(first -> {
            filter.bytes().putShort(0, (short) program.length).putLong(8, first);
            return filter.lend(where ->
                    LibC.setsockopt(socket.number(), Descriptor.SOL_SOCKET, SO_ATTACH_FILTER, where, filter.size()));
        });
        Descriptor.check(result, "filter a packet socket");
    }

    /// `struct sock_filter`: code 16, jump if true 8, jump if false 8, operand 32 bits, little-endian.
    private static long instruction(int code, int ifTrue, int ifFalse, int operand) {
        return (operand & 0xffff_ffffL) << 32 | (long) ifFalse << 24 | (long) ifTrue << 16 | code;
    }

    /// An epoll is itself something that can be waited for.
    private static Descriptor pollable(Descriptor... sockets) throws KernelException {
        Descriptor both = Descriptor.of(LibC.epoll_create1(Descriptor.CLOSE_ON_EXEC), "make an epoll");
        for (Descriptor socket : sockets) {
            NativeBytes event = NativeBytes.of(16);
            event.bytes().putInt(0, EPOLLIN);
            if (event.lend(where -> LibC.epoll_ctl(both.number(), EPOLL_CTL_ADD, socket.number(), where)) < 0) {
                both.close();
                throw new KernelException("watch a packet socket", Descriptor.lastError());
            }
        }
        return both;
    }
}
