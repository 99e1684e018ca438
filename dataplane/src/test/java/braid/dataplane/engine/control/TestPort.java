package braid.dataplane.engine.control;

import braid.dataplane.engine.EthernetPort;
import braid.dataplane.engine.FrameBatch;
import braid.dataplane.network.MacAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/// An Ethernet port that is only a name and an address; frames go by the test's wire.
///
/// @param mtu now
record TestPort(int interfaceIndex, String linuxName, MacAddress macAddress, AtomicInteger mtu)
        implements EthernetPort {
    TestPort(int interfaceIndex, String linuxName, MacAddress macAddress, int mtuBytes) {
        this(interfaceIndex, linuxName, macAddress, new AtomicInteger(mtuBytes));
    }

    @Override
    public int mtuBytes() {
        return mtu.get();
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
