package braid.shell.render;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An item as a layout sees it. Texts are bytes.
///
/// @param number as printed in front of it (`0`, `*7`); empty: it has none
/// @param flags letters of the flags that are set
/// @param remark what the router itself says about it ("not present")
/// @param values parts of each value by the property's name; lists have several; what is absent is not shown
public record Entry(
        String number,
        Set<Character> flags,
        Optional<String> comment,
        Optional<String> remark,
        Map<String, List<String>> values) {
    public Entry {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The value in one line.
    String text(String name) {
        List<String> parts = values.get(name);
        return parts.size() == 1 ? parts.getFirst() : String.join(",", parts);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /// The lines above or in front of the item, comment first.
    List<String> remarks() {
        return Stream.concat(comment.stream(), remark.stream())
                .map(text -> ";;; " + Shown.comment(text))
                .toList();
    }
}
