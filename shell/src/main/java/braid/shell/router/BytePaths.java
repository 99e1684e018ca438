package braid.shell.router;

import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;

/// Paths by the bytes of their names, one char a byte. The text of a path loses bytes that are not of the locale's
/// encoding; its URI keeps each of them, so the way leads over that.
final class BytePaths {
    private BytePaths() {}

    /// @param name with `/` between its parts, which are not empty; no byte 0
    static Path path(Path folder, String name) {
        StringBuilder uri = new StringBuilder(withoutSlash(folder.toUri().toString())).append('/');
        for (int at = 0; at < name.length(); at++) {
            char each = name.charAt(at);
            if (each == '/') {
                uri.append(each);
            } else {
                uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) each));
            }
        }
        return Path.of(URI.create(uri.toString()));
    }

    /// The name of what is in a folder or in one below it.
    static String name(Path folder, Path file) {
        String above = withoutSlash(folder.toUri().getRawPath());
        String uri = withoutSlash(file.toUri().getRawPath()).substring(above.length() + 1);
        StringBuilder name = new StringBuilder();
        for (int at = 0; at < uri.length(); at++) {
            if (uri.charAt(at) == '%') {
                name.append((char) HexFormat.fromHexDigits(uri, at + 1, at + 3));
                at += 2;
            } else {
                name.append(uri.charAt(at));
            }
        }
        return name.toString();
    }

    /// A URI of a folder ends with one.
    private static String withoutSlash(String uri) {
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }
}
