package braid.shell.fuzz;

import braid.grammar.ast.Span;
import braid.grammar.parse.Shapes;
import braid.grammar.parse.Source;
import braid.grammar.parse.SyntaxException;

/// Any bytes have a shape, or an error whose place is in the text.
public final class ParserFuzz {
    private ParserFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Source source = Source.of(bytes);
        Shapes shapes = new Shapes(source);
        shapes.unfinished();
        answered(source, () -> {
            var reader = shapes.statements(source.whole());
            for (var read = reader.next(); read.isPresent(); read = reader.next()) {
                read.get()
                        .error()
                        .ifPresent(error -> inside(source, error.position().offset()));
            }
        });
        answered(source, () -> shapes.expression(whole(source)));
        answered(source, () -> shapes.condition(whole(source)));
        answered(source, () -> shapes.array(whole(source)));
    }

    private static Span whole(Source source) {
        return new Span(0, source.text().length());
    }

    private static void answered(Source source, Runnable reading) {
        try {
            reading.run();
        } catch (SyntaxException e) {
            inside(source, e.error().position().offset());
        }
    }

    private static void inside(Source source, int offset) {
        if (offset < 0 || offset > source.text().length()) {
            throw new IllegalStateException("an error outside the text: " + offset);
        }
    }
}
