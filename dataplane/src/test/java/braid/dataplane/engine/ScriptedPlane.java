package braid.dataplane.engine;

import braid.dataplane.engine.control.ControlStatus;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A control plane that decides what the test says and remembers what it was told.
public final class ScriptedPlane implements ControlPlane {
    final List<String> told = new ArrayList<>();
    final List<EngineCommand> commands = new ArrayList<>();
    private List<ControlAction> pending = List.of();
    private List<ControlAction> onNextPacket = List.of();

    /// To be carried out in the next cycle.
    public void decide(ControlAction... actions) {
        pending = List.copyOf(Arrays.asList(actions));
    }

    /// To be carried out when the next control packet of a link arrives.
    void decideOnNextPacket(ControlAction... actions) {
        onNextPacket = List.copyOf(Arrays.asList(actions));
    }

    @Override
    public List<ControlAction> command(EngineCommand command, long nowNanos) {
        commands.add(command);
        return List.of();
    }

    @Override
    public List<ControlAction> discoveryFrame(
            EthernetPort port, ByteBuffer frame, int offset, int lengthBytes, long nowNanos) {
        told.add("discovery on " + port.linuxName());
        return List.of();
    }

    @Override
    public List<ControlAction> strayFrame(
            EthernetPort port, ByteBuffer frame, int offset, int lengthBytes, long nowNanos) {
        told.add("stray on " + port.linuxName());
        return List.of();
    }

    @Override
    public List<ControlAction> linkPacket(
            int link, int protocol, ByteBuffer frame, int offset, int lengthBytes, long nowNanos) {
        told.add("link %d %04x %s".formatted(link, protocol, hex(frame, offset, lengthBytes)));
        List<ControlAction> decided = onNextPacket;
        onNextPacket = List.of();
        return decided;
    }

    @Override
    public List<ControlAction> bundlePacket(
            int bundle, int protocol, ByteBuffer frame, int offset, int lengthBytes, long nowNanos) {
        told.add("bundle %d %04x %s".formatted(bundle, protocol, hex(frame, offset, lengthBytes)));
        return List.of();
    }

    @Override
    public void heard(int link, long nowNanos) {}

    @Override
    public List<ControlAction> advance(long nowNanos) {
        List<ControlAction> decided = pending;
        pending = List.of();
        return decided;
    }

    @Override
    public ControlStatus status(long nowNanos) {
        return ControlStatus.EMPTY;
    }

    @Override
    public long nextDeadlineNanos() {
        return pending.isEmpty() ? Long.MAX_VALUE : 0;
    }

    private static String hex(ByteBuffer bytes, int offset, int lengthBytes) {
        byte[] copy = new byte[lengthBytes];
        bytes.get(offset, copy);
        return java.util.HexFormat.of().formatHex(copy);
    }
}
