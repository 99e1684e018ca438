package braid.shell.status;

import static braid.shell.status.Texts.text;

import braid.shell.menu.FileMenu;
import braid.shell.schema.MenuDeclaration;
import braid.shell.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The files of the console, by their names. What is in them is read when it is asked for.
final class FileRows {
    private FileRows() {}

    static List<Row> of(MenuDeclaration menu, RouterView view) {
        return view.files().list().stream().map(file -> row(menu, file, view)).toList();
    }

    private static Row row(MenuDeclaration menu, FileStatus file, RouterView view) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(FileMenu.NAME.name(), text(file.name()));
        values.put(FileMenu.TYPE.name(), text(type(file)));
        values.put(FileMenu.LAST_MODIFIED.name(), Texts.date(file.modified(), view.zone()));
        Row row = Row.dynamic(menu, view.ids().of("file " + file.name()), Set.of(), values);
        return file.isRegular()
                ? row.with(Map.of(FileMenu.SIZE.name(), Texts.number(file.bytes())))
                        .onDemand(FileMenu.CONTENTS.name(), new Contents(view.files(), file.name()))
                : row;
    }

    /// What is in a file; a record, so that two rows of the same file are equal.
    private record Contents(FileSource files, String name) implements Supplier<Value> {
        @Override
        public Value get() {
            return text(files.contents(name));
        }
    }

    /// RouterOS's words: those it knows by their ending, else the ending. What RouterOS's disks cannot hold is special.
    private static String type(FileStatus file) {
        return switch (file.kind()) {
            case DIRECTORY -> "directory";
            case SPECIAL -> "special";
            case REGULAR -> typeOf(file.name());
        };
    }

    private static String typeOf(String name) {
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
