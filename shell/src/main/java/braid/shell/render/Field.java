package braid.shell.render;

/// A property as a layout sees it.
///
/// @param quoted whether the detail form puts its text in quotes
/// @param rightAligned whether its column is aligned to the right
public record Field(String name, boolean quoted, boolean rightAligned) {}
