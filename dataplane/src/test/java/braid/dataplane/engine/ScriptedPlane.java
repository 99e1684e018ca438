package braid.dataplane.engine;

import braid.dataplane.engine.control.ControlStatus;
import braid.dataplane.network.MacAddress;
import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.Role;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A control plane that decides what the test says and remembers what it was told.
public final class ScriptedPlane implements ControlPlane {
    final List<String> told = new ArrayList<>();
    final List<EngineCommand> commands = new ArrayList<>();
    private final List<BundleStatus> bundles = new ArrayList<>();
    private List<ControlAction> pending = List.of();
    private List<ControlAction> onNextPacket = List.of();

    /// To be carried out in the next cycle.
    public void decide(ControlAction... actions) {
        pending = List.copyOf(Arrays.asList(actions));
        for (ControlAction action : actions) {
            if (action instanceof ControlAction.CreateBundle(int bundle, var parameters)) {
                bundles.add(bundle(bundle, parameters.multilink()));
            }
        }
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
    public List<ControlAction> strayFrame(EthernetPort port, long peerMac, int sessionId, long nowNanos) {
        told.add("stray on %s: session %x of %012x".formatted(port.linuxName(), sessionId, peerMac));
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
    public List<ControlAction> undecipherable(int bundle, long nowNanos) {
        told.add("undecipherable " + bundle);
        return List.of();
    }

    @Override
    public List<ControlAction> awaited(int bundle, long nowNanos) {
        told.add("packet for bundle " + bundle);
        return List.of();
    }

    @Override
    public List<ControlAction> silent(int link, boolean isSilent, long nowNanos) {
        told.add("link " + link + (isSilent ? " is silent" : " answers"));
        return List.of();
    }

    @Override
    public void carried(int bundle, long octetsSent, long octetsReceived, long nowNanos) {
        // What it is told each second is of no interest here.
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
        return new ControlStatus(List.of(), bundles, List.of(), Map.of(), List.of());
    }

    @Override
    public long nextDeadlineNanos() {
        return pending.isEmpty() ? Long.MAX_VALUE : 0;
    }

    private static BundleStatus bundle(int number, boolean multilink) {
        return new BundleStatus(
                number,
                new BundleStatus.Identity(
                        Role.CLIENT, "client", "user", "pppoe-out1", "ppp0", "", MacAddress.BROADCAST, 1),
                new BundleStatus.Standing(true, 0, 1, 1),
                new BundleStatus.Negotiated(
                        multilink,
                        1500,
                        1500,
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                BundleStatus.Traffic.NONE);
    }

    private static String hex(ByteBuffer bytes, int offset, int lengthBytes) {
        byte[] copy = new byte[lengthBytes];
        bytes.get(offset, copy);
        return HexFormat.of().formatHex(copy);
    }
}
