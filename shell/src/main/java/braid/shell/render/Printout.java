package braid.shell.render;

import java.util.ArrayList;
import java.util.List;

/// A printed list: what stands above it, and the lines of each item.
public record Printout(List<String> head, List<List<String>> items) {
    public Printout {
        head = List.copyOf(head);
        items = List.copyOf(items);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>(head);
        items.forEach(lines::addAll);
        return lines;
    }
}
