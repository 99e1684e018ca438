package braid.shell.config;

import braid.shell.schema.MenuTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/// A disk that cannot write what it is told to, a number of times.
public final class FailingDisk {
    private final AtomicInteger failures = new AtomicInteger();

    public void fails(int times) {
        failures.set(times);
    }

    public Store open(Path directory, MenuTree tree, InstantSource clock) {
        return Store.open(directory, tree, clock, this::force);
    }

    private void force(FileChannel file, boolean metaData) throws IOException {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("Input/output error");
        }
        file.force(metaData);
    }
}
