package braid.shell.status;

import static braid.shell.status.Texts.text;

import braid.shell.menu.FileMenu;
import braid.shell.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The files of the router's own folder, by their names.
public final class FileRows {
    /// Longer contents are not for the console, as in RouterOS.
    private static final int MOST_BYTES = 61_440;

    /// Files that are listed.
    private static final int MOST_FILES = 10_000;

    private FileRows() {}

    /// Names, in bytes, folders with what is in them; none where there is no folder.
    public static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder))
                    .limit(MOST_FILES)
                    .map(file -> bytes(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // gone while it was read
        }
    }

    private static String bytes(Path name) {
        return new String(name.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    public static List<Row> of(Path folder, RouterView view) {
        return names(folder).stream().flatMap(name -> row(folder, name, view)).toList();
    }

    private static Stream<Row> row(Path folder, String name, RouterView view) {
        Path file = folder.resolve(new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(FileMenu.NAME.name(), text(name));
        try {
            boolean directory = Files.isDirectory(file);
            values.put(FileMenu.TYPE.name(), text(directory ? "directory" : type(name)));
            if (!directory) {
                values.put(FileMenu.SIZE.name(), Texts.number(Files.size(file)));
                values.put(FileMenu.CONTENTS.name(), text(contents(file)));
            }
            values.put(
                    FileMenu.LAST_MODIFIED.name(),
                    Texts.date(Files.getLastModifiedTime(file).toInstant(), view.zone()));
        } catch (IOException e) {
            return Stream.empty(); // gone while it was read
        }
        return Stream.of(Row.dynamic(FileMenu.MENU, view.ids().of("file " + name), Set.of(), values));
    }

    private static String contents(Path file) throws IOException {
        return Files.size(file) > MOST_BYTES ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /// RouterOS's words: those it knows by their ending, else the ending.
    private static String type(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 || dot < name.lastIndexOf('/') ? "" : name.substring(dot);
        return switch (ending) {
            case ".rsc" -> "script";
            case ".backup" -> "backup";
            case "" -> "file";
            default -> ending + " file";
        };
    }
}
