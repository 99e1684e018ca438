package braid.shell.render;

/// A property as a layout sees it.
///
/// @param quoted whether the detail form puts its text in quotes
/// @param rightAligned whether its column is aligned to the right
/// @param onOwnLines whether the detail form gives a text of several lines lines of its own
public record Field(String name, boolean quoted, boolean rightAligned, boolean onOwnLines) {
    public Field(String name, boolean quoted, boolean rightAligned) {
        this(name, quoted, rightAligned, false);
    }
}
