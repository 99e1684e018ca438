package braid.dataplane.sim;

import braid.dataplane.network.MacAddress;

/// An emulated line with an Ethernet port at each end.
public final class SimulatedLink {
    private final LineDirection forth;
    private final LineDirection back;
    private final SimulatedEthernetPort near;
    private final SimulatedEthernetPort far;

    /// @param forth from the near port to the far one
    public SimulatedLink(VirtualClock clock, Line forth, Line back, long seed, End nearEnd, End farEnd) {
        this.forth = new LineDirection(forth, seed * 2);
        this.back = new LineDirection(back, seed * 2 + 1);
        this.near = new SimulatedEthernetPort(clock, nearEnd, this.forth, this.back);
        this.far = new SimulatedEthernetPort(clock, farEnd, this.back, this.forth);
    }

    /// The interface at one end.
    public record End(int interfaceIndex, String linuxName, MacAddress macAddress, int mtuBytes) {}

    public SimulatedEthernetPort near() {
        return near;
    }

    public SimulatedEthernetPort far() {
        return far;
    }

    public LineDirection forth() {
        return forth;
    }

    public LineDirection back() {
        return back;
    }

    /// While cut, everything sent either way is lost.
    public void cut(boolean isCut) {
        forth.cut(isCut);
        back.cut(isCut);
    }
}
