package braid.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.menu.Menus;
import braid.shell.router.RouterCommands;
import org.junit.jupiter.api.Test;

class PromptTest {
    @Test
    void anIdentityIsShownAsTheTextThatItsBytesAre() {
        var root = Menus.tree(RouterCommands.ofRoot()).root();
        assertThat(Prompt.text("admin", Utf8.toBytes("Büro"), root, false)).isEqualTo("[admin@Büro] > ");
        assertThat(Prompt.text("admin", "a\u001b[2J", root, true)).isEqualTo("[admin@a[2J] <SAFE> ");
    }
}
