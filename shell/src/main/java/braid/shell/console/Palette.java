package braid.shell.console;

import braid.shell.session.Language.Colour;
import org.jline.utils.AttributedStyle;

/// The colours of RouterOS's console, from the sixteen of every terminal.
final class Palette {
    private Palette() {}

    static AttributedStyle style(Colour colour) {
        return switch (colour) {
            case PLAIN -> AttributedStyle.DEFAULT;
            case MENU -> AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
            case COMMAND ->
                AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA).bold();
            case ARGUMENT -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
            case SYNTAX ->
                AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW).bold();
            case ESCAPE -> AttributedStyle.DEFAULT.foreground(AttributedStyle.BLUE);
            case COMMENT ->
                AttributedStyle.DEFAULT.foreground(AttributedStyle.WHITE).faint();
            case VARIABLE -> AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
            case GLOBAL_VARIABLE ->
                AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN).bold();
            case UNDEFINED ->
                AttributedStyle.DEFAULT.foreground(AttributedStyle.RED).italic();
            case ERROR -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
        };
    }
}
