package braid.dataplane.dns.socket;

import braid.dataplane.network.IpAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Who listens on a port already, as far as Linux says it.
final class PortHolders {
    private static final Path PROC = Path.of("/proc");

    /// Of the network namespace of the calling thread.
    private static final Path TABLES = PROC.resolve("thread-self/net");

    private static final List<String> FILES = List.of("udp", "udp6", "tcp", "tcp6");
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortHolders() {}

    /// A line of `/proc/net/udp` and the like.
    ///
    /// @param address all zeros: every address
    record Socket(byte[] address, int port, long inode) {
        boolean concerns(IpAddress wanted) {
            byte[] octets = Addresses.of(wanted).getAddress();
            boolean every = IntStream.range(0, address.length).allMatch(i -> address[i] == 0);
            return every || Arrays.equals(address, octets) || Arrays.equals(address, mapped(octets));
        }

        /// An IPv4 address as sockets for both families have it (RFC 4291 section 2.5.5.2).
        private static byte[] mapped(byte[] octets) {
            return octets.length != 4
                    ? octets
                    : ByteBuffer.allocate(16)
                            .putShort(10, (short) 0xffff)
                            .put(12, octets)
                            .array();
        }
    }

    /// @return for example `dnsmasq (pid 812)`; empty if nobody is seen
    static Optional<String> of(IpAddress address, int port) {
        List<Long> inodes = new ArrayList<>();
        for (String file : FILES) {
            for (String line : lines(TABLES.resolve(file))) {
                socket(line, file.startsWith("tcp"))
                        .filter(socket -> socket.port() == port && socket.concerns(address))
                        .ifPresent(socket -> inodes.add(socket.inode()));
            }
        }
        return inodes.isEmpty()
                ? Optional.empty()
                : Optional.of(process(inodes).orElse("a process that is not seen here"));
    }

    /// @param tcp only those that listen count
    static Optional<Socket> socket(String line, boolean tcp) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length <= INODE
                || (tcp && !fields[STATE].equals(LISTENING))
                || !fields[LOCAL_ADDRESS].contains(":")) {
            return Optional.empty();
        }
        String[] local = fields[LOCAL_ADDRESS].split(":", 2);
        try {
            return Optional.of(new Socket(
                    wordsSwapped(HexFormat.of().parseHex(local[0])),
                    Integer.parseInt(local[1], 16),
                    Long.parseLong(fields[INODE])));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the heading
        }
    }

    /// The kernel prints words as the machine reads them.
    private static byte[] wordsSwapped(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        ByteBuffer to = ByteBuffer.allocate(bytes.length).order(ByteOrder.nativeOrder());
        while (from.remaining() >= Integer.BYTES) {
            to.putInt(from.getInt());
        }
        return to.array();
    }

    private static Optional<String> process(List<Long> inodes) {
        List<String> names =
                inodes.stream().map(inode -> "socket:[" + inode + "]").toList();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(
                PROC, path -> Character.isDigit(path.getFileName().toString().charAt(0)))) {
            for (Path process : processes) {
                if (holds(process, names::contains)) {
                    String name =
                            String.join("", lines(process.resolve("comm"))).strip();
                    return Optional.of(name + " (pid " + process.getFileName() + ")");
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /// Processes come and go meanwhile.
    private static boolean holds(Path process, Predicate<String> wanted) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (wanted.test(target(descriptor))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }
}
