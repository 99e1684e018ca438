package braid.grammar.ast;

import java.util.List;

/// Parts without a blank between them: `/ip/address`, `name="x"`, `do={...}`.
public record Item(List<Part> parts, Span span) {
    public Item {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("item without parts");
        }
    }

    public Part first() {
        return parts.getFirst();
    }
}
