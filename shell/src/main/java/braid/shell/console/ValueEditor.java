package braid.shell.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.builtins.Nano;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/// A value in JLine's nano, with the keys of RouterOS's editor: Ctrl-O saves and leaves, Ctrl-C leaves. It reads and
/// writes no file.
final class ValueEditor extends Nano {
    private static final String SAVE = KeyMap.ctrl('O');
    private static final String ABANDON = KeyMap.ctrl('C');

    private ValueEditor(Terminal terminal, String text) {
        super(terminal, Path.of("/"));
        setRestricted(true);
        title = "edit";
        buffers.add(new Buffer(null) {
            @Override
            public void open() throws IOException {
                if (getLines() == null || getLines().isEmpty()) {
                    open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
                }
            }
        });
    }

    /// @return the text as it was left; empty if it shall stay as it was
    static Optional<String> edited(Terminal terminal, String text) {
        try {
            var editor = new ValueEditor(terminal, text);
            Buffer value = editor.buffers.getFirst();
            editor.run();
            return SAVE.equals(editor.bindingReader.getLastBinding())
                    ? Optional.of(String.join("\n", value.getLines()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What reads or writes files is nobody's key.
    @Override
    protected void bindKeys() {
        super.bindKeys();
        keys.getBoundKeys().entrySet().stream()
                .filter(bound -> bound.getValue() == Operation.READ
                        || bound.getValue() == Operation.WRITE
                        || bound.getValue() == Operation.QUIT)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(keys::unbind);
        keys.bind(Operation.QUIT, SAVE);
        keys.bind(Operation.QUIT, ABANDON);
    }

    /// Called each time the screen is drawn. A buffer that counts as changed would ask for the name of a file.
    @Override
    protected List<AttributedString> computeFooter() {
        buffer.setDirty(false);
        var own = new LinkedHashMap<String, String>();
        own.put("^C", "quit");
        own.put("^O", "save&quit");
        own.put("^K", "cut line");
        own.put("^U", "paste");
        own.put("^W", "search");
        if (shortcuts.containsKey("^O")) {
            shortcuts = own;
        }
        return super.computeFooter();
    }
}
