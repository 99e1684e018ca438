package braid.shell.corpus;

import java.util.ArrayList;
import java.util.List;

/// An export as its commands: the header, remarks and the breaks of long lines do not count.
public final class ExportText {
    private ExportText() {}

    /// Everything behind the header, byte for byte but for carriage returns; remarks left out.
    public static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.replace("\r", "").split("\n", -1)) {
            boolean remark = line.startsWith("#") || line.isBlank();
            if (!remark) {
                lines.add(line);
            }
        }
        return lines;
    }

    /// One string a command, with its menu in front.
    public static List<String> commands(String text) {
        List<String> commands = new ArrayList<>();
        String menu = "";
        StringBuilder open = new StringBuilder();
        for (String line : lines(text)) {
            String part = open.isEmpty() ? line : line.stripLeading();
            if (line.endsWith("\\")) {
                open.append(part, 0, part.length() - 1);
                continue;
            }
            String whole = open + part;
            open.setLength(0);
            if (whole.startsWith("/")) {
                menu = whole;
            } else {
                commands.add(menu + " " + whole.replace("\\_", " "));
            }
        }
        return commands;
    }
}
