package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Argument;
import braid.shell.schema.Command;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;
import java.util.List;

/// `/file`: the files that console commands read and write.
public final class FileMenu {
    public static final String PATH = "/file";

    public static final Property NAME =
            property("name", Types.TEXT, "Name of the file").readOnly();
    public static final Property TYPE =
            property("type", Types.BARE_TEXT, "What its name says that it is").readOnly();
    public static final Property SIZE =
            property("size", Types.OCTETS, "How long it is").readOnly();
    public static final Property LAST_MODIFIED =
            property("last-modified", Types.BARE_TEXT, "When it was written").readOnly();
    public static final Property CONTENTS = property("contents", Types.SOURCE, "What is in it, when it is not long")
            .readOnly()
            .with(Property.Trait.NOT_PRINTED);

    private static final Argument GIVEN_CONTENTS =
            Argument.of("contents", new Argument.Kind.Typed(Types.TEXT), "What is in it");
    private static final Argument GIVEN_NAME =
            Argument.of("name", new Argument.Kind.Typed(Types.TEXT), "Name of the file");

    public static final Command ADD = new Command(
            "add",
            "Create a file",
            List.of(
                    GIVEN_CONTENTS,
                    GIVEN_NAME.asRequired(),
                    Argument.of(
                            "type",
                            new Argument.Kind.Typed(Types.word("directory", "file")),
                            "A file, or a folder for files")),
            List.of());
    public static final Command SET = new Command(
            "set",
            "Change a file",
            List.of(
                    Argument.of("numbers", new Argument.Kind.ItemNumbers(), "Files to change"),
                    GIVEN_CONTENTS,
                    GIVEN_NAME),
            List.of("numbers"));

    public static final MenuDeclaration MENU = MenuDeclaration.readOnly(PATH)
            .help("Files of the console")
            .properties(NAME, TYPE, SIZE, LAST_MODIFIED, CONTENTS)
            .columns(NAME, TYPE, SIZE, LAST_MODIFIED)
            .can(MenuDeclaration.Ability.REMOVE)
            .commands(ADD, SET)
            .build();

    private FileMenu() {}
}
