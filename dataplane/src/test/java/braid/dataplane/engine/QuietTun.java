package braid.dataplane.engine;

import java.util.Optional;
import java.util.OptionalInt;

/// A session's interface that carries nothing, for tests to make of it what they need.
public class QuietTun implements TunPort {
    private final String linuxName;

    public QuietTun(String linuxName) {
        this.linuxName = linuxName;
    }

    /// What an interface of a bundle was made as, where only the bundle matters.
    public static KernelPort.SessionInterface made(int bundle) {
        return new KernelPort.SessionInterface(
                bundle,
                "",
                Optional.empty(),
                "",
                1500,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }

    @Override
    public String linuxName() {
        return linuxName;
    }

    @Override
    public int read(FrameBatch batch) {
        return 0;
    }

    @Override
    public int write(GatherList list) {
        return 0;
    }

    @Override
    public long refused() {
        return 0;
    }

    @Override
    public int descriptor() {
        return -1;
    }
}
