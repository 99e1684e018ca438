package braid.dataplane.engine;

import braid.dataplane.network.MacAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/// An Ethernet port by which nothing comes and nothing goes, for tests to make of it what they need.
public class QuietPort implements EthernetPort {
    private final int interfaceIndex;
    private final String linuxName;
    private final MacAddress macAddress;
    private final AtomicInteger mtuBytes;

    public QuietPort(int interfaceIndex, String linuxName, MacAddress macAddress, int mtuBytes) {
        this.interfaceIndex = interfaceIndex;
        this.linuxName = linuxName;
        this.macAddress = macAddress;
        this.mtuBytes = new AtomicInteger(mtuBytes);
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
        return mtuBytes.get();
    }

    /// Somebody changes the interface.
    public void mtuBytes(int bytes) {
        mtuBytes.set(bytes);
    }

    @Override
    public int receive(FrameBatch batch) {
        return 0;
    }

    @Override
    public int send(FrameBatch batch, int from) {
        return 0;
    }

    @Override
    public boolean sendControl(ByteBuffer frame) {
        return false;
    }

    @Override
    public long receiveDrops() {
        return 0;
    }

    @Override
    public long sendRefused() {
        return 0;
    }

    @Override
    public int descriptor() {
        return -1;
    }

    @Override
    public void close() {}
}
