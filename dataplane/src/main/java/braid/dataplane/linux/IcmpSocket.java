package braid.dataplane.linux;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.network.IpAddress;
import braid.dataplane.tool.EchoPort;
import braid.dataplane.tool.PingOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/// A raw ICMP socket towards one address.
public final class IcmpSocket implements EchoPort {
    private static final int AF_INET = 2;
    private static final int IPPROTO_ICMP = 1;
    private static final int IPPROTO_IP = 0;
    private static final int IP_TTL = 2;
    private static final int IP_MTU_DISCOVER = 10;
    private static final int IP_PMTUDISC_DONT = 0;
    private static final int IP_PMTUDISC_DO = 2;
    private static final int SO_BINDTODEVICE = 25;
    private static final int SOL_RAW = 255;
    private static final int ICMP_FILTER = 1;
    /// Everything but echo replies, unreachable and time exceeded.
    private static final int UNWANTED_TYPES = ~(1 | 1 << 3 | 1 << 11);

    private static final int MSG_DONTWAIT = 0x40;
    private static final short POLLIN = 1;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final long NANOS_A_MILLISECOND = 1_000_000;

    private final Descriptor socket;
    private final NativeBytes target;
    private final NativeBytes buffer = NativeBytes.of(BUFFER_BYTES);
    private final NativeBytes pollDescriptor = NativeBytes.of(8);

    private IcmpSocket(Descriptor socket, NativeBytes target) {
        this.socket = socket;
        this.target = target;
        pollDescriptor.bytes().putInt(0, socket.number()).putShort(4, POLLIN);
    }

    /// For echoes to one address.
    ///
    /// @param linuxName sent through this interface only
    public static EchoPort to(IpAddress.V4 target, Optional<String> linuxName) throws KernelException {
        return open(new PingOptions(
                target,
                PingOptions.DEFAULT_SIZE_BYTES,
                OptionalInt.empty(),
                PingOptions.DEFAULT_INTERVAL_NANOS,
                OptionalInt.empty(),
                false,
                Optional.empty(),
                linuxName));
    }

    static IcmpSocket open(PingOptions options) throws KernelException {
        Descriptor socket = Descriptor.socket(AF_INET, Descriptor.SOCK_RAW, IPPROTO_ICMP, "open an ICMP socket");
        try {
            socket.option(SOL_RAW, ICMP_FILTER, UNWANTED_TYPES, "choose ICMP types");
            int discover = options.doNotFragment() ? IP_PMTUDISC_DO : IP_PMTUDISC_DONT;
            socket.option(IPPROTO_IP, IP_MTU_DISCOVER, discover, "set do-not-fragment");
            if (options.ttl().isPresent()) {
                socket.option(IPPROTO_IP, IP_TTL, options.ttl().getAsInt(), "set the TTL");
            }
            if (options.linuxName().isPresent()) {
                bindToDevice(socket, options.linuxName().get());
            }
            if (options.source().isPresent()) {
                socket.bind(
                        address(options.source().get()),
                        "use source address " + options.source().get());
            }
            return new IcmpSocket(socket, address(options.target()));
        } catch (KernelException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void send(ByteBuffer message) throws KernelException {
        int length = message.limit();
        buffer.bytes().put(0, message, 0, length);
        long sent =
                LibC.sendto(socket.number(), buffer.address(), length, MSG_DONTWAIT, target.address(), target.size());
        Descriptor.check(sent, "send an echo");
    }

    @Override
    public Optional<ByteBuffer> receive(long timeoutNanos) throws KernelException {
        int millis = (int) Math.max(0, Math.min(1000, (timeoutNanos + NANOS_A_MILLISECOND - 1) / NANOS_A_MILLISECOND));
        if (LibC.poll(pollDescriptor.address(), 1, millis) <= 0) {
            return Optional.empty();
        }
        long length = LibC.recv(socket.number(), buffer.address(), buffer.size(), MSG_DONTWAIT);
        if (length < 0) {
            Errno errno = Descriptor.lastError();
            if (errno == Errno.EAGAIN || errno == Errno.EINTR || errno == Errno.EMSGSIZE) {
                return Optional.empty();
            }
            throw new KernelException("receive an echo", errno);
        }
        return Optional.of(buffer.bytes().slice(0, (int) length));
    }

    @Override
    public void close() {
        socket.close();
    }

    private static void bindToDevice(Descriptor socket, String linuxName) throws KernelException {
        byte[] text = linuxName.getBytes(StandardCharsets.UTF_8);
        NativeBytes name = NativeBytes.of(text.length + 1);
        name.bytes().put(0, text);
        int result = name.lend(
                where -> LibC.setsockopt(socket.number(), Descriptor.SOL_SOCKET, SO_BINDTODEVICE, where, name.size()));
        Descriptor.check(result, "send through " + linuxName);
    }

    /// `struct sockaddr_in`.
    private static NativeBytes address(IpAddress.V4 address) {
        NativeBytes bytes = NativeBytes.of(16);
        bytes.bytes().putShort(0, (short) AF_INET);
        for (int i = 0; i < 4; i++) {
            bytes.bytes().put(4 + i, (byte) (address.bits() >>> (24 - 8 * i)));
        }
        return bytes;
    }
}
