package braid.shell.router;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.command.NamesWithFiles;
import braid.shell.menu.FileMenu;
import braid.shell.script.Interpreter;
import braid.shell.status.Row;
import braid.shell.status.Rows;
import braid.shell.testing.TestConsole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The files of the console: who changes them, and what is never touched.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FilesTest {
    /// Every way to write a file, and to take one away.
    private static final String CHANGES = """
            /file add name=new contents=1
            /file add name=d/e type=directory
            /file set old contents=2 name=older
            /file remove gone
            /file print file=printed
            /file print file=printed append
            /export file=exported
            :serialize "x" to=json file-name=s.json
            """;

    @TempDir
    private Path directory;

    private TestConsole console;
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        console = TestConsole.on(directory.resolve("state"), List.of());
        folder = Files.createDirectories(console.router().folder());
    }

    @AfterEach
    void close() {
        console.close();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
    }

    /// Names and contents; folders end with `/`.
    private Map<String, String> onDisk() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> !each.equals(folder)).toList()) {
                String name = BytePaths.name(folder, file);
                if (Files.isRegularFile(file)) {
                    all.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
                } else {
                    all.put(name + "/", "");
                }
            }
        }
        return all;
    }

    @Test
    void checkingChangesNoFile() throws IOException {
        write("old", "0");
        write("gone", "0");
        var before = onDisk();
        var checked = new Checker(console.router(), console.service(Interpreter.class))
                .check("/file add name=new\n/file set new name=n2\n/file remove gone\n/file remove gone\n", console);
        assertThat(onDisk()).isEqualTo(before);
        assertThat(checked.verdicts())
                .extracting(verdict -> verdict.line() + " " + verdict.state() + " " + verdict.reason())
                .containsExactly("1 applied ", "2 applied ", "3 applied ", "4 unknown no such item");
    }

    @Test
    void aDryRunChangesNoFileThoughItsLinesSeeWhatTheyWouldHaveDone() throws IOException {
        write("old", "0");
        write("gone", "0");
        write("in.rsc", CHANGES + """
                        :put [/file get older contents]
                        :put [:len [/file get printed.txt contents]]
                        :foreach f in=[/file find] do={ :put [/file get $f name] }
                        :grep filename=s.json pattern="."
                        :execute "/file remove [find]"
                        """);
        var before = onDisk();
        var said = console.type("/import in.rsc dry-run");
        assertThat(said).startsWith("2");
        assertThat(said.subList(2, said.size()))
                .startsWith("d", "d/e", "exported.rsc", "in.rsc", "new", "older", "printed.txt", "s.json", "\"x\"");
        assertThat(said.getLast()).startsWith("Script file checked, nothing changed");
        assertThat(console.jobs().running()).isEmpty();
        assertThat(onDisk()).isEqualTo(before);
    }

    @Test
    void anImportCarriesChangesOutWhenItIsKept() throws IOException {
        write("old", "0");
        write("gone", "0");
        write("in.rsc", CHANGES + ":put [/file get new contents]\n");
        assertThat(console.type("/import in.rsc").getFirst()).isEqualTo("1");
        assertThat(onDisk())
                .containsOnlyKeys("d/", "d/e/", "exported.rsc", "in.rsc", "new", "older", "printed.txt", "s.json")
                .containsEntry("older", "2")
                .containsEntry("s.json", "\"x\"");
    }

    @Test
    void aFailedImportLeavesTheFilesAsTheyWere() throws IOException {
        write("old", "0");
        write("gone", "0");
        write("in.rsc", CHANGES + "/ip pool add name=p ranges=10.0.0.1-10.0.0.9\n:delay 1\n:error boom\n");
        var before = onDisk();
        assertThat(console.type("/import in.rsc").getLast()).contains("boom");
        assertThat(onDisk()).isEqualTo(before);
    }

    @Test
    void aStatementThatFailsHalfWayLeavesNoFileBehind() throws IOException {
        write("in.rsc", "{ /file add name=new; :error boom }\n/file add name=other\n");
        console.type(":do { /import in.rsc skip-unknown } on-error={}");
        assertThat(onDisk()).containsOnlyKeys("in.rsc");
        write("in.rsc", ":do { /file add name=new; /nonsense } on-error={}\n/file add name=other\n");
        console.type("/import in.rsc skip-unknown");
        assertThat(onDisk()).containsKey("other");
    }

    @Test
    void whatTheDiskRefusesAtTheEndTakesTheConfigurationBack() throws IOException {
        String longName = "x".repeat(300);
        write("in.rsc", "/ip pool add name=p ranges=10.0.0.1-10.0.0.9\n/file add name=a\n/file add name=" + longName);
        assertThat(console.type("/import in.rsc").getLast())
                .isEqualTo("failure: cannot write " + longName + ": File name too long");
        assertThat(console.remarks())
                .contains("in.rsc: the first of its changes of files holds, nothing else was changed");
        assertThat(console.type(":put [:len [/ip pool find]]")).containsExactly("0");
    }

    @Test
    void contentsAreReadWhenTheyAreAskedFor() throws IOException {
        write("a.txt", "hello");
        Row row = Rows.of(FileMenu.MENU, console.router().view()).getFirst();
        assertThat(row.values()).containsOnlyKeys("name", "type", "last-modified", "size");
        assertThat(console.type(":put [/file get a.txt contents]")).containsExactly("hello");
        assertThat(console.type(":put ([/file get a.txt]->\"contents\")")).containsExactly("hello");
        assertThat(console.type(":put [/file get [find contents=hello] name]")).containsExactly("a.txt");
        assertThat(console.type("/file print proplist=contents").getLast()).contains("hello");
        assertThat(String.join("", console.type("/file print detail"))).doesNotContain("hello");
    }

    @Test
    void longContentsAreNotForTheConsole() throws IOException {
        write("most", "x".repeat(61_440));
        write("more", "x".repeat(61_441));
        assertThat(console.type(":put [:len [/file get most contents]]; :put [:len [/file get more contents]]"))
                .containsExactly("61440", "0");
    }

    @Test
    void aPipeIsListedAndRemovedAndNeverOpened() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(console.type("/file print proplist=name,type").getLast()).contains("pipe", "special");
        assertThat(console.type(":put [:typeof [/file get pipe contents]]")).containsExactly("nothing");
        assertThat(console.type("/file set pipe contents=x"))
                .containsExactly("failure: cannot write pipe: not a regular file");
        assertThat(console.type("/export file=pipe.rsc; :grep filename=pipe pattern=x"))
                .containsExactly("failure: cannot read pipe: not a regular file");
        assertThat(console.type("/file remove pipe")).isEmpty();
        assertThat(pipe).doesNotExist();
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "s");
        Files.createSymbolicLink(folder.resolve("way"), outside);
        Files.createSymbolicLink(folder.resolve("file"), outside.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("nowhere"), outside.resolve("made"));
        assertThat(console.type(":foreach f in=[/file find] do={ :put [/file get $f name]; :put [/file get $f type] }"))
                .containsExactly("file", "special", "nowhere", "special", "way", "special");
        for (String command : List.of(
                "/file add name=way/x",
                "/file add name=way/d type=directory",
                "/import way/secret",
                ":grep filename=way/secret pattern=s",
                "/export file=way/x",
                "/file print file=way/x",
                ":serialize 1 to=json file-name=way/x")) {
            assertThat(console.type(command)).as(command).containsExactly("failure: bad file name");
        }
        assertThat(console.type("/file set file contents=x; "))
                .containsExactly("failure: cannot write file: not a regular file");
        assertThat(console.type("/file add name=nowhere contents=x"))
                .containsExactly("failure: already have such file");
        assertThat(console.type(":grep filename=file pattern=s"))
                .containsExactly("failure: cannot read file: not a regular file");
        assertThat(console.type("/file remove [find]")).isEmpty();
        assertThat(onDisk()).isEmpty();
        assertThat(outside.resolve("secret")).hasContent("s");
        assertThat(outside.resolve("made")).doesNotExist();
        assertThat(outside.resolve("x")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "d/../../x", "d/../x", "..", "/etc/x", "/x", ".", "./", "a\\00b"})
    void whatIsNotInTheFolderHasNoName(String name) throws IOException {
        write("a", "1");
        for (String command : List.of(
                "/file add name=\"%s\"",
                "/file add type=directory name=\"%s\"",
                "/file set a name=\"%s\"",
                ":grep pattern=x filename=\"%s\"",
                ":serialize 1 to=json file-name=\"%s\"")) {
            assertThat(console.type(command.formatted(name))).as(command).containsExactly("failure: bad file name");
        }
        assertThat(onDisk()).containsOnlyKeys("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /file set a contents=x name=b            | failure: already have such file
            /file set a,b contents=x name=c          | failure: files need names of their own
            /file set d,a contents=x                 | failure: cannot write d: not a regular file
            /file set a,d contents=x                 | failure: cannot write d: not a regular file
            /file set a contents=x name=../c         | failure: bad file name
            /file set a contents=x name=b/c          | failure: bad file name
            /file set d name=d/e                     | failure: cannot rename d: the new name is inside it
            /file remove a,d                         | failure: directory is not empty
            /file add name=a                         | failure: already have such file
            /file add name=a/b                       | failure: bad file name
            """)
    void whatCannotBeDoneChangesNothing(String command, String failure) throws IOException {
        write("a", "1");
        write("b", "2");
        Files.createDirectory(folder.resolve("d"));
        write("d/x", "3");
        var before = onDisk();
        assertThat(console.type(command)).containsExactly(failure);
        assertThat(onDisk()).isEqualTo(before);
    }

    @Test
    void whatTheDiskRefusesIsWorded() throws IOException {
        write("a", "1");
        assertThat(console.type("/file set a name=" + "x".repeat(300)))
                .containsExactly("failure: cannot rename a: File name too long");
    }

    @Test
    void aNameIsItsBytesWhateverTheyMean() throws IOException {
        Files.createDirectory(folder.resolve("d"));
        Files.writeString(BytePaths.path(folder, "d/a\u00ffb %"), "1");
        assertThat(console.type(":put [/file get [find name~\"^d/\"] name]")).containsExactly("d/a\u00ffb %");
        assertThat(console.type(":put [/file get \"d/a\\FFb %\" contents]")).containsExactly("1");
        assertThat(console.type("/file add name=\"\\FE\" contents=2; /file set \"\\FE\" name=\"\\FD\\C3\\A4\""))
                .isEmpty();
        assertThat(onDisk()).containsOnlyKeys("d/", "d/a\u00ffb %", "\u00fd\u00c3\u00a4");
        assertThat(console.type("/file remove [find]")).isEmpty();
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void namesAreOfferedForCompletion() throws IOException {
        write("a.rsc", "");
        var names = new NamesWithFiles(
                console.router().view().names(), console.router().files());
        assertThat(names.of("/file")).containsExactly("a.rsc");
        assertThat(FileMenu.MENU.path()).isEqualTo("/file");
    }
}
