package braid.dataplane.linux;

import braid.dataplane.engine.FrameBatch;
import braid.dataplane.engine.GatherList;
import braid.dataplane.engine.TunPort;
import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import java.nio.charset.StandardCharsets;

/// A TUN interface: made and put away by [TunPool] on the kernel's thread, read and written by one loop between.
final class Tun implements TunPort {
    static final String DEVICE = "/dev/net/tun";
    private static final int O_RDWR = 2;
    private static final long TUNSETIFF = 0x4004_54caL;
    private static final long SIOCGIFINDEX = 0x8933;
    private static final int AF_INET = 2;
    private static final int SOCK_DGRAM = 2;
    private static final int REQUEST_BYTES = 40;
    private static final int NAME_BYTES = 16;
    private static final int IFF_TUN = 0x1;
    private static final int IFF_NO_PI = 0x1000;
    /// Not one that is there already, be it a TUN that nobody has open.
    private static final int IFF_TUN_EXCL = 0x8000;
    /// UIO_MAXIOV.
    private static final int MOST_SLICES = 1024;
    private static final int SLICE_BYTES = 16;

    private final Descriptor device;
    private final int index;
    private final NativeBytes slices = NativeBytes.of(MOST_SLICES * SLICE_BYTES);
    private volatile String linuxName;
    private volatile boolean gone;
    private long refused;

    private Tun(Descriptor device, int index, String linuxName) {
        this.device = device;
        this.index = index;
        this.linuxName = linuxName;
    }

    /// @param name one that Linux allows; of others the kernel would silently make another
    /// @throws KernelException EEXIST: an interface has that name
    static Tun create(String name) throws KernelException {
        Descriptor device = Descriptor.open(DEVICE, O_RDWR | Descriptor.SOCK_NONBLOCK);
        try {
            NativeBytes request = request(name);
            request.bytes().putShort(NAME_BYTES, (short) (IFF_TUN | IFF_NO_PI | IFF_TUN_EXCL));
            String what = "make interface " + name;
            int result = request.lend(where -> LibC.ioctl(device.number(), TUNSETIFF, where));
            if (result < 0 && Descriptor.lastError() == Errno.EBUSY) {
                throw new KernelException(what, Errno.EEXIST);
            }
            Descriptor.check(result, what);
            return new Tun(device, indexOf(name), name);
        } catch (KernelException e) {
            device.close();
            throw e;
        }
    }

    int index() {
        return index;
    }

    /// After the interface was given another name.
    void renamed(String name) {
        linuxName = name;
    }

    @Override
    public String linuxName() {
        return linuxName;
    }

    /// Whether somebody deleted the interface under us, as far as reading and writing have shown.
    boolean gone() {
        return gone;
    }

    @Override
    public int read(FrameBatch batch) {
        int count = 0;
        while (count < batch.capacity()) {
            long length = LibC.read(device.number(), batch.slab().address() + batch.start(count), batch.roomBytes());
            if (length <= 0) {
                note(Descriptor.lastError());
                break;
            }
            batch.length(count++, (int) length);
        }
        batch.count(count);
        return count;
    }

    @Override
    public int write(GatherList list) {
        int taken = 0;
        for (int packet = 0; packet < list.packets(); packet++) {
            if (writePacket(list, list.firstSlice(packet), list.endSlice(packet))) {
                taken++;
            } else {
                refused++;
            }
        }
        return taken;
    }

    private boolean writePacket(GatherList list, int first, int end) {
        if (end - first > MOST_SLICES) {
            return false;
        }
        if (end - first == 1) {
            long length = list.length(first);
            boolean taken = LibC.write(device.number(), list.slab(first).address() + list.offset(first), length) >= 0;
            return taken || refusal();
        }
        for (int slice = first; slice < end; slice++) {
            int at = (slice - first) * SLICE_BYTES;
            slices.bytes().putLong(at, list.slab(slice).address() + list.offset(slice));
            slices.bytes().putLong(at + 8, list.length(slice));
        }
        return LibC.writev(device.number(), slices.address(), end - first) >= 0 || refusal();
    }

    private boolean refusal() {
        note(Descriptor.lastError());
        return false;
    }

    /// Throws away what was sent by it and nobody has read, which outlives going down and up again. Only while it is
    /// down and nobody's.
    void empty() {
        while (LibC.read(device.number(), slices.address(), 1) > 0) {
            // Ends: nothing is added while the interface is down.
        }
    }

    /// EIO: the interface is down, which passes. EBADFD: it was deleted.
    private void note(Errno errno) {
        if (errno == Errno.EBADFD) {
            gone = true;
        }
    }

    @Override
    public long refused() {
        return refused;
    }

    @Override
    public int descriptor() {
        return device.number();
    }

    /// Quick once the interface is deleted, 16 ms before; never on a loop.
    void close() {
        device.close();
    }

    /// `struct ifreq`: the name, then a union.
    private static NativeBytes request(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        if (text.length >= NAME_BYTES) {
            throw new IllegalArgumentException("interface name of " + text.length + " bytes: " + name);
        }
        NativeBytes request = NativeBytes.of(REQUEST_BYTES);
        request.bytes().put(0, text);
        return request;
    }

    private static int indexOf(String name) throws KernelException {
        try (Descriptor any = Descriptor.socket(AF_INET, SOCK_DGRAM, 0, "open a socket")) {
            NativeBytes request = request(name);
            Descriptor.check(
                    request.lend(where -> LibC.ioctl(any.number(), SIOCGIFINDEX, where)), "look up interface " + name);
            return request.bytes().getInt(NAME_BYTES);
        }
    }
}
