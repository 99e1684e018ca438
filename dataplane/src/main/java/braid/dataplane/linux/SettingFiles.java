package braid.dataplane.linux;

import braid.dataplane.reconcile.SettingPort;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files below `/proc/sys`, in the network namespace of the calling thread.
public final class SettingFiles implements SettingPort {
    private static final Path ROOT = Path.of("/proc/sys");
    private static final String EACH = "/*/";
    private static final int MOST_BYTES = 4_096;

    @Override
    public List<String> matching(String name) {
        int at = name.indexOf(EACH);
        if (at < 0) {
            return List.of(name);
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> each = Files.list(ROOT.resolve(name.substring(0, at)))) {
            each.map(path ->
                            name.substring(0, at) + "/" + path.getFileName() + "/" + name.substring(at + EACH.length()))
                    .sorted()
                    .forEach(names::add);
        } catch (IOException e) {
            return List.of(); // as if there were no interface
        }
        return names;
    }

    @Override
    public Optional<String> read(String name) {
        try (InputStream file = Files.newInputStream(ROOT.resolve(name))) {
            byte[] bytes = new byte[MOST_BYTES];
            int length = file.read(bytes); // a second read would find the end, wherever the first one stopped
            return length < 0
                    ? Optional.empty()
                    : Optional.of(new String(bytes, 0, length, StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> write(String name, String value) {
        try {
            Files.writeString(ROOT.resolve(name), value);
            return Optional.empty();
        } catch (AccessDeniedException e) {
            return Optional.of("permission denied");
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }
}
