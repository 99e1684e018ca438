package braid.shell.config;

import braid.shell.schema.MenuTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// A disk that cannot write what it is told to: a number of times, or while it is full.
public final class FailingDisk implements StateFiles.Disk {
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean full;

    public void fails(int times) {
        failures.set(times);
    }

    /// From now on half of what is to be written is still taken, and no file becomes shorter.
    public void fill() {
        full = true;
    }

    public void free() {
        full = false;
    }

    public Store open(Path directory, MenuTree tree, InstantSource clock) {
        return Store.open(directory, tree, clock, this);
    }

    @Override
    public void write(FileChannel file, byte[] content, long position) throws IOException {
        StateFiles.Disk.super.write(file, full ? Arrays.copyOf(content, content.length / 2) : content, position);
        if (full) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public void truncate(FileChannel file, long length) throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        file.truncate(length);
    }

    @Override
    public void force(FileChannel file, boolean metaData) throws IOException {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("Input/output error");
        }
        file.force(metaData);
    }
}
