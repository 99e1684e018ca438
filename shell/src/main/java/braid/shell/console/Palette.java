package braid.shell.console;

import braid.shell.resolve.Candidate;
import braid.shell.resolve.Colour;
import org.jline.utils.AttributedStyle;

/// The colours of RouterOS's console, from the sixteen of every terminal.
final class Palette {
    private Palette() {}

    static AttributedStyle style(Colour colour) {
        return switch (colour) {
            case NONE -> AttributedStyle.DEFAULT;
            case DIR, VARIABLE_LOCAL, VARIABLE_AUTO -> AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
            case CMD ->
                AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA).bold();
            case ARG -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
            case SYNTAX_META ->
                AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW).bold();
            case ESCAPED -> AttributedStyle.DEFAULT.foreground(AttributedStyle.BLUE);
            case COMMENT ->
                AttributedStyle.DEFAULT.foreground(AttributedStyle.WHITE).faint();
            case VARIABLE_GLOBAL ->
                AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN).bold();
            case VARIABLE_PARAMETER, VARIABLE_UNDEFINED ->
                AttributedStyle.DEFAULT.foreground(AttributedStyle.RED).italic();
            case ERROR -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
        };
    }

    static AttributedStyle style(Candidate.Kind kind) {
        return style(
                switch (kind) {
                    case DIR -> Colour.DIR;
                    case CMD -> Colour.CMD;
                    case ARG -> Colour.ARG;
                    case VALUE -> Colour.NONE;
                    case VARIABLE -> Colour.VARIABLE_LOCAL;
                });
    }
}
