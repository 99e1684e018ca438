package braid.shell.session;

import braid.shell.resolve.Candidate;
import braid.shell.resolve.Candidates;
import braid.shell.resolve.Colour;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import braid.shell.script.CommandFailure;
import braid.shell.script.SessionControl;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A language of a few words, to test sessions and consoles without the real one: `say TEXT`, `fail`, `wait`,
/// `lock PASSWORD`, `quit`, braces that must be closed.
public final class WordLanguage implements Language {
    public static final Menu ROOT = new Menu() {
        @Override
        public String path() {
            return "/";
        }

        @Override
        public String help() {
            return "";
        }

        @Override
        public List<Menu> children() {
            return List.of();
        }

        @Override
        public List<Command> commands() {
            return List.of();
        }
    };

    private static final List<String> WORDS = List.of("say", "fail", "wait", "quit", "sayings");

    @Override
    public Outcome run(String text, Session session) {
        int number = 1;
        for (var line : text.split("\n", -1)) {
            try {
                statement(line.strip(), session);
            } catch (CommandFailure e) {
                return new Outcome.Failed(e.getMessage(), 0, 0);
            } catch (IllegalArgumentException e) {
                return new Outcome.Failed(e.getMessage(), number, 1);
            }
            number++;
        }
        return new Outcome.Done();
    }

    private static void statement(String line, Session session) {
        session.checkInterrupted();
        if (line.startsWith("say ")) {
            session.line(line.substring(4));
        } else if (line.equals("wait")) {
            session.line("waiting");
            while (session.awaitKey("q", 1_000_000_000L) != 'q') {
                session.checkInterrupted();
            }
        } else if (line.equals("quit")) {
            session.service(SessionControl.class).quit();
        } else if (line.startsWith("lock ")) {
            session.lock(line.substring(5)::equals);
        } else if (line.equals("fail")) {
            throw new CommandFailure("failure: asked to");
        } else if (!line.isEmpty() && !line.startsWith("{")) {
            throw new IllegalArgumentException("bad command name " + line);
        }
    }

    @Override
    public Optional<String> unfinished(String text) {
        long open = text.chars().filter(c -> c == '{').count()
                - text.chars().filter(c -> c == '}').count();
        return open > 0 ? Optional.of("{".repeat((int) open)) : Optional.empty();
    }

    @Override
    public Predicate<String> lineByLine() {
        StringBuilder text = new StringBuilder();
        return line -> {
            text.append(line).append('\n');
            boolean complete = unfinished(text.toString()).isEmpty();
            text.setLength(complete ? 0 : text.length());
            return complete;
        };
    }

    @Override
    public Candidates complete(String text, Menu menu) {
        int start = text.lastIndexOf(' ') + 1;
        var candidates = WORDS.stream()
                .filter(word -> start == 0 && word.startsWith(text))
                .map(word -> new Candidate(word, Candidate.Kind.CMD, " ", "the word " + word))
                .toList();
        return new Candidates(start, candidates);
    }

    @Override
    public List<Colour> colours(String text, Menu menu) {
        return Collections.nCopies(text.length(), Colour.CMD);
    }

    @Override
    public boolean secret(String text, Menu menu) {
        return text.contains("password");
    }
}
