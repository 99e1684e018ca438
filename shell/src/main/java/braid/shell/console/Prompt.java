package braid.shell.console;

import braid.shell.schema.Menu;

/// `[admin@router] /interface/pppoe-client> `, and `<SAFE>` in place of `>` for whoever has safe mode.
final class Prompt {
    private Prompt() {}

    /// @param identity in bytes
    static String text(String user, String identity, Menu menu, boolean safeMode) {
        var path = menu.path().equals("/") ? "" : menu.path();
        var shown = Utf8.toText(identity)
                .codePoints()
                .filter(codePoint -> !Character.isISOControl(codePoint))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return "[" + user + "@" + shown + "] " + path + (safeMode ? "<SAFE> " : "> ");
    }

    /// The same for the line editor, to which a percent sign is special.
    static String pattern(String prompt) {
        return prompt.replace("%", "%%");
    }
}
