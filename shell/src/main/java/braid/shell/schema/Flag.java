package braid.shell.schema;

/// A letter in front of a printed item, and a yes/no property in conditions (`where running`).
///
/// @param column flags of one column exclude each other
/// @param legendOnlyWhenSet left out of the legend of the detail form unless an item shown has it
public record Flag(char letter, String name, int column, boolean legendOnlyWhenSet) {
    public static Flag of(char letter, String name, int column) {
        return new Flag(letter, name, column, false);
    }

    public Flag inLegendOnlyWhenSet() {
        return new Flag(letter, name, column, true);
    }
}
